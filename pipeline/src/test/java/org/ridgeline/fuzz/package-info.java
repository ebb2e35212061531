/**
 * Hostile input: {@link org.ridgeline.fuzz.FuzzTarget} lists what is read from bytes that anybody may have made, and what each reading
 * promises. {@link org.ridgeline.fuzz.CorpusReplayTest} replays the kept inputs in each build; {@code .ci/fuzz} looks for new ones.
 *
 * <p>Targets of readers that are not public stand in the readers' packages.
 */
package org.ridgeline.fuzz;
