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
import org.ridgeline.data.disk.Sha256;

/**
 * A data set in memory, its documents in a fixed order.
 *
 * @param name what reports call it
 * @param synthetic whether it was made up, so that its figures compare with nobody else's
 * @param inputs the SHA-256 of every file it was read from, by the file's name in reading order; empty for one that was made up
 * @param documents its documents; none where they are not kept
 * @param sha256 the hash of the content: of one line {@code split TAB label TAB text LF} a document, in UTF-8, whether the documents came
 *     from an archive or from a folder
 */
public record Corpus(
        String name, boolean synthetic, Map<String, String> inputs, List<Document> documents, String sha256)
        implements Dataset {

    public Corpus {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        documents = List.copyOf(documents);
    }

    public Corpus(String name, boolean synthetic, Map<String, String> inputs, List<Document> documents) {
        this(name, synthetic, inputs, documents, contentHash(documents));
    }

    /** Returns a corpus whose documents were read and are not kept, as they may be many. */
    public static Corpus notKept(String name, Map<String, String> inputs, String sha256) {
        return new Corpus(name, false, inputs, List.of(), sha256);
    }

    /** Returns none: the hashes of what was read stand in {@link #inputs}. */
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

    public List<Document> documents(Split split) {
        return documents.stream()
                .filter(document -> split.key().equals(document.split()))
                .toList();
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
