/** JMH benchmarks of Ridgeline's kernels, and their ratios to named peers on the same data in the same run. */
package org.ridgeline.pipeline.benchmarks;
