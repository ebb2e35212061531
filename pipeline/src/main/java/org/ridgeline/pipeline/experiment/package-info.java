/**
 * The experiment: parameters and, beside them, the results they are expected to give, read from one YAML file.
 *
 * <p>May import {@code data.dataset}, {@code data.features}, {@code data.text}, {@code eval.reproduction}, {@code model.dense},
 * {@code model.linear}, {@code model.solver} and {@code reports.table}. Takes from them the types of its parameters; runs nothing.
 */
package org.ridgeline.pipeline.experiment;
