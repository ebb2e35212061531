/**
 * Two finished runs side by side: what their manifests say, and their results compared.
 *
 * <p>May import {@code eval.reproduction}, which compares the results, and {@code pipeline.publish}. Only the
 * command line imports it. Reads the two folders, writes nothing.
 */
package org.ridgeline.pipeline.diff;
