package org.ridgeline.data.dataset;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ridgeline.data.disk.Sha256;

/**
 * A named list of labelled documents in a fixed order, with the hash of what it holds and of what it was read from.
 * Immutable.
 */
public final class Corpus implements Dataset {

    private final String name;
    private final boolean synthetic;
    private final Map<String, String> inputs;
    private final List<Document> documents;
    private final String sha256;

    /**
     * Makes a corpus.
     *
     * @param name what reports call it
     * @param synthetic whether it was made up, so that its figures compare with nobody else's
     * @param inputs the SHA-256 of every file it was read from, by the file's name; empty for one that was made up
     * @param documents its documents in order; copied
     */
    public Corpus(String name, boolean synthetic, Map<String, String> inputs, List<Document> documents) {
        this.name = Objects.requireNonNull(name, "name");
        this.synthetic = synthetic;
        this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        this.documents = List.copyOf(documents);
        this.sha256 = contentHash(this.documents);
    }

    private Corpus(String name, Map<String, String> inputs, String sha256) {
        this.name = name;
        this.synthetic = false;
        this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        this.documents = List.of();
        this.sha256 = sha256;
    }

    /** Returns a corpus whose documents were read and are not kept, as they may be many. */
    public static Corpus notKept(String name, Map<String, String> inputs, String sha256) {
        return new Corpus(name, inputs, sha256);
    }

    @Override
    public String name() {
        return name;
    }

    /** Returns none: {@link #inputs} has the hashes of the files that it was read from. */
    @Override
    public List<Path> files() {
        return List.of();
    }

    /** Returns its documents in order; no row of them is bad. */
    @Override
    public DocumentReader open(BadRows bad, InputStream standardInput) {
        Iterator<Document> left = documents.iterator();
        return () -> left.hasNext() ? left.next() : null;
    }

    /** Says whether the corpus was made up, so that its figures compare with nobody else's. */
    public boolean synthetic() {
        return synthetic;
    }

    /** Returns the SHA-256 of each file the corpus was read from, by name, in reading order; empty if made up. */
    public Map<String, String> inputs() {
        return inputs;
    }

    /** Returns all documents in order, none where they are not kept; immutable. */
    public List<Document> documents() {
        return documents;
    }

    /** Returns the documents of one split in order; immutable. */
    public List<Document> documents(Split split) {
        return documents.stream()
                .filter(document -> split.key().equals(document.split()))
                .toList();
    }

    /**
     * Returns the SHA-256 of the content: of one line {@code split TAB label TAB text LF} a document, in UTF-8. It is
     * the same whether the documents came from an archive or from a folder.
     */
    public String sha256() {
        return sha256;
    }

    private static String contentHash(List<Document> documents) {
        MessageDigest digest = Sha256.digest();
        for (Document document : documents) {
            String line = document.split() + '\t' + document.label() + '\t' + document.text() + '\n';
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest.digest());
    }
}
