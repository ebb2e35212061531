/**
 * How fast the devices are: time of a product, bytes a second against a copy of memory, time of a ridge solve; and the made-up corpora to
 * compare programs on. JMH benchmarks of single
 * classes are in {@code pipeline/benchmarks}; this one is part of the program, because it belongs to the machine it runs on.
 *
 *  * <p>May import {@code data} and {@code model}. Prints nothing.
 *  */
package org.ridgeline.pipeline.bench;
