/**
 * Labelled documents and where they come from: {@link org.ridgeline.data.corpus.Corpus} and
 * {@link org.ridgeline.data.corpus.Document}; the treebank, fetched, verified and read; the synthetic corpus that
 * stands in for it; and the {@link org.ridgeline.data.corpus.CorpusProfile} that counts before anything trains.
 *
 * <p>May import {@code org.ridgeline.data.text}, {@code org.ridgeline.data.disk} and Jackson's YAML; knows nothing of matrices or
 * vocabularies. The only package that touches the network.
 */
package org.ridgeline.data.corpus;
