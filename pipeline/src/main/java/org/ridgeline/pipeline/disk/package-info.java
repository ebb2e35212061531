/**
 * Files that are there whole or not at all, whenever a program is killed: locks that end with their holder, writing beside and renaming.
 *
 * <p>May import the JDK; nothing else of Ridgeline.
 */
package org.ridgeline.pipeline.disk;
