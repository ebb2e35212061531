/**
 * Files that are there whole or not at all, whenever a program is killed: locks that end with their holder, writing beside and renaming, and
 * what to call a file system's refusal; and SHA-256, by which files are compared.
 *
 * <p>May import nothing of this project. Every module that writes files may import it.
 */
package org.ridgeline.data.disk;
