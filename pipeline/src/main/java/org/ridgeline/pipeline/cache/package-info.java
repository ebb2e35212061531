/**
 * Outputs of stages, kept by what made them, so that the same work is not done twice.
 *
 * <p>Knows no stage: keys are hashes, outputs are bytes that a {@link org.ridgeline.pipeline.cache.Codec} of the stage's reads and
 * writes. May import {@code data.disk} and the JDK; nothing else of Ridgeline.
 *
 * <h2>Layout of the folder</h2>
 *
 * <table>
 *   <caption>What stands where</caption>
 *   <tr><th>path</th><th>content</th></tr>
 *   <tr><td>{@code entries/STAGE/KEY}</td><td>one line: the SHA-256 of the output and its size in bytes. KEY is the SHA-256 of what
 *       the stage was given: its inputs' content, its parameters, the program's code</td></tr>
 *   <tr><td>{@code objects/HASH}</td><td>an output, under the SHA-256 of its bytes; entries may share one</td></tr>
 *   <tr><td>{@code locks/00} to {@code locks/ff}</td><td>empty files that runs lock, the one of a key's first byte while its output is
 *       made. The kernel ends a lock with its holder, so none is ever stale</td></tr>
 *   <tr><td>{@code parts/}</td><td>files being written; each is locked by its writer, and what nobody locks is deleted</td></tr>
 * </table>
 *
 * <p>A file is written in {@code parts}, forced to the disk and renamed: at any moment there is the old one or the new one. The object
 * comes before its entry. An object is compared with its hash when it is read; one that differs is named and made again.
 */
package org.ridgeline.pipeline.cache;
