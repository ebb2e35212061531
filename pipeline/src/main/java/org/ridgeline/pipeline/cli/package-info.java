/**
 * The commands; the only package that prints or exits. Results go to standard output, progress and errors to standard
 * error.
 *
 * <p>May import every package of ours.
 */
package org.ridgeline.pipeline.cli;
