/**
 * Results that take long, fits and studies, kept by what they follow from, so that they are not computed twice.
 *
 * <p>Knows no stage. A result is kept as JSON in {@code STAGE/KEY} below the cache's folder, behind a line with its SHA-256, by which damage
 * is found when it is read; KEY is the SHA-256 of the inputs, the parameters and the program's code. A file is written in {@code parts} and
 * renamed: at any moment there is the old one or the new one. No locks: runs at the same time may compute a result twice, to the same bits.
 *
 * <p>May import {@code reports.table} and {@code data.disk}; nothing else of Ridgeline.
 */
package org.ridgeline.pipeline.cache;
