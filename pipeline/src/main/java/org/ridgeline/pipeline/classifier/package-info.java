/**
 * A stored model put to use: {@link org.ridgeline.pipeline.classifier.TextClassifier} scores and explains texts, for programs
 * that embed Ridgeline and for the commands; {@link org.ridgeline.pipeline.classifier.ModelProperties} is the one home of what
 * a model file says beside its numbers.
 *
 * <p>May import {@code data.text}, {@code data.features} and {@code model}; knows no experiment, no stage and no command.
 * Reads model files, prints nothing.
 */
package org.ridgeline.pipeline.classifier;
