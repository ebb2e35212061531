/**
 * The training of an experiment by descent in place of the exact solver: settings, step sizes, checkpoints, history.
 *
 * <p>May import {@code pipeline.stage}, {@code pipeline.experiment}, {@code pipeline.device} and the modules below; prints nothing.
 */
package org.ridgeline.pipeline.descent;
