package org.ridgeline.data.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final CorpusSource source;

    private SstCorpus(CorpusSource source) {
        this.source = source;
    }

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
        SstCorpus loader = new SstCorpus(source);
        return Files.isDirectory(archiveOrFolder)
                ? loader.loadFolder(archiveOrFolder, pinned)
                : loader.loadArchive(archiveOrFolder, pinned);
    }

    private static Path trees(Path folder) {
        return Files.isDirectory(folder.resolve("trees")) ? folder.resolve("trees") : folder;
    }

    private Corpus loadArchive(Path archive, boolean pinned) {
        byte[] zip = readFile(archive);
        String hash = Sha256.of(zip);
        if (pinned) {
            checkHash(archive, source.sha256(), hash);
        }
        Map<String, byte[]> entries = ArchiveReader.DEFAULT.read(archive.toString(), zip, SstCorpus::isSplitFile);
        List<Document> documents = new ArrayList<>();
        for (Split split : Split.values()) {
            String name = entries.containsKey(inTrees(split)) ? inTrees(split) : fileName(split);
            byte[] content = entries.get(name);
            if (content == null) {
                throw DataException.unexpected(
                        archive.toString(),
                        "a split is missing",
                        "an entry " + inTrees(split),
                        "only " + entries.keySet(),
                        "use the official archive");
            }
            documents.addAll(TreebankReader.read(split, archive + "!" + name, content));
        }
        return new Corpus(source.name(), false, Map.of(archive.getFileName().toString(), hash), documents);
    }

    private Corpus loadFolder(Path folder, boolean pinned) {
        Path trees = trees(folder);
        Map<String, String> hashes = new LinkedHashMap<>();
        List<Document> documents = new ArrayList<>();
        for (Split split : Split.values()) {
            Path file = trees.resolve(fileName(split));
            byte[] content = readFile(file);
            String hash = Sha256.of(content);
            if (pinned) {
                checkHash(file, source.files().get(split.key()), hash);
            }
            hashes.put(fileName(split), hash);
            documents.addAll(TreebankReader.read(split, file.toString(), content));
        }
        return new Corpus(source.name(), false, hashes, documents);
    }

    private static boolean isSplitFile(String entry) {
        for (Split split : Split.values()) {
            if (entry.equals(inTrees(split)) || entry.equals(fileName(split))) {
                return true;
            }
        }
        return false;
    }

    private static String fileName(Split split) {
        return split.key() + ".txt";
    }

    private static String inTrees(Split split) {
        return "trees/" + fileName(split);
    }

    private static void checkHash(Path file, String expected, String actual) {
        if (!actual.equals(expected)) {
            throw DataException.unexpected(
                    file.toString(),
                    "not the pinned bytes",
                    "SHA-256 " + expected,
                    "SHA-256 " + actual,
                    "use the official file, or pass `unpinned` to accept this one");
        }
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
                    file + ": no such file or folder"
                            + "\n  expected: an archive, or a folder with train.txt, dev.txt and test.txt"
                            + "\n  to do:    check the path",
                    e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read (" + e + ")\n  to do:    check its permissions", e);
        }
    }
}
