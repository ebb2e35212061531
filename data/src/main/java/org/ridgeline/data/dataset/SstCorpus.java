package org.ridgeline.data.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.data.source.ArchiveReader;
import org.ridgeline.data.source.CorpusSource;
import org.ridgeline.data.source.DataException;

/**
 * Loads the Stanford Sentiment Treebank (Socher et al., "Recursive Deep Models for Semantic Compositionality Over a
 * Sentiment Treebank", EMNLP 2013) from its archive or from a folder that holds the same files.
 */
public final class SstCorpus {

    private static final long MAX_FILE_BYTES = 64L << 20;

    private static final Pattern SPLIT_FILE = Pattern.compile("(trees/)?(train|dev|test)[.]txt");

    private SstCorpus() {}

    /** Returns the corpus at a path, as {@link #load(CorpusSource, Path, boolean)} of {@link CorpusSource#sst()}. */
    public static Corpus load(Path archiveOrFolder, boolean pinned) {
        return load(CorpusSource.sst(), archiveOrFolder, pinned);
    }

    /**
     * Returns the corpus at a path: train, then dev, then test, each in its file's order.
     *
     * @param source the hashes that are pinned
     * @param archiveOrFolder a zip with {@code trees/train.txt}, {@code dev.txt} and {@code test.txt}, or a folder with
     *     {@code trees} or these files in it. Only read
     * @param pinned whether bytes other than the pinned ones are an error: those of the archive, or of each file
     * @throws DataException if something is missing, damaged, malformed or, when pinned, not the pinned bytes
     */
    public static Corpus load(CorpusSource source, Path archiveOrFolder, boolean pinned) {
        Map<String, String> hashes = new LinkedHashMap<>();
        List<Document> documents = new ArrayList<>();
        if (Files.isDirectory(archiveOrFolder)) {
            Path inside = archiveOrFolder.resolve("trees");
            Path trees = Files.isDirectory(inside) ? inside : archiveOrFolder;
            for (Split split : Split.values()) {
                Path file = trees.resolve(split.key() + ".txt");
                String expected = source.files().get(split.key());
                byte[] content = readFile(file, pinned ? Optional.of(expected) : Optional.empty(), hashes);
                documents.addAll(TreebankReader.read(split, file.toString(), content));
            }
        } else {
            byte[] zip = readFile(archiveOrFolder, pinned ? Optional.of(source.sha256()) : Optional.empty(), hashes);
            String archive = archiveOrFolder.toString();
            Map<String, byte[]> entries = ArchiveReader.DEFAULT.read(archive, zip, SPLIT_FILE.asMatchPredicate());
            for (Split split : Split.values()) {
                String file = split.key() + ".txt";
                String name = entries.containsKey("trees/" + file) ? "trees/" + file : file;
                if (!entries.containsKey(name)) {
                    throw DataException.unexpected(
                            archive,
                            "a split is missing",
                            "an entry trees/" + file,
                            "only " + entries.keySet(),
                            "use the official archive");
                }
                documents.addAll(TreebankReader.read(split, archive + "!" + name, entries.get(name)));
            }
        }
        return new Corpus(source.name(), false, hashes, documents);
    }

    /** Returns the bytes of a file, and notes their hash, which must be the expected one if there is one. */
    private static byte[] readFile(Path file, Optional<String> expected, Map<String, String> hashes) {
        byte[] bytes = readFile(file);
        String actual = Sha256.of(bytes);
        if (!actual.equals(expected.orElse(actual))) {
            throw DataException.unexpected(
                    file.toString(),
                    "not the pinned bytes",
                    "SHA-256 " + expected.get(),
                    "SHA-256 " + actual,
                    "use the official file, or pass `unpinned` to accept this one");
        }
        hashes.put(file.getFileName().toString(), actual);
        return bytes;
    }

    private static byte[] readFile(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_FILE_BYTES) {
                throw DataException.unexpected(
                        file.toString(),
                        "too large",
                        "at most " + MAX_FILE_BYTES + " bytes",
                        size + " bytes",
                        "use the official file");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DataException(
                    file
                            + ": no such file or folder\n  expected: an archive, or a folder with train.txt, dev.txt and test.txt",
                    "check the path",
                    e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read (" + e + ")", "check its permissions", e);
        }
    }
}
