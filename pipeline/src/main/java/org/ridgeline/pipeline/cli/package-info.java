/**
 * The commands; the only package that knows an option, prints or exits. Results go to standard output, progress and errors to
 * standard error.
 *
 * <p>May import every package of ours.
 */
package org.ridgeline.pipeline.cli;
