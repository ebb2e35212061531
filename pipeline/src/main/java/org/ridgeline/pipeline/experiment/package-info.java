/**
 * The experiment: parameters and, beside them, the results they are expected to give, read from one YAML file.
 *
 * <p>May import {@code data.features}, {@code model.solver} and {@code eval.reproduction} for the types of its parameters;
 * runs nothing.
 */
package org.ridgeline.pipeline.experiment;
