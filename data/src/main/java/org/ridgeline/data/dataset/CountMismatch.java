package org.ridgeline.data.dataset;

/**
 * A count of a corpus that is not the pinned one.
 *
 * @param count which count, as {@link CorpusProfile#counts()} names it
 * @param expected the pinned value
 * @param actual the value found; null if nothing of that name is counted
 */
record CountMismatch(String count, long expected, Long actual) {}
