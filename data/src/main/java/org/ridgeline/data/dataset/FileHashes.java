package org.ridgeline.data.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.data.source.DataException;

/** Hashes files on a thread of its own, while others read them. The standard input, which comes once, has no hash. */
public final class FileHashes {

    private static final String NOT_KNOWN = "not known";

    private final List<CompletableFuture<List<String>>> begun = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    /** Begins with these files. */
    public FileHashes(List<Path> files) {
        add(files);
    }

    /** Begins with more files. */
    public void add(List<Path> files) {
        this.files.addAll(files);
        begun.add(CompletableFuture.supplyAsync(
                () -> files.stream().map(FileHashes::hash).toList()));
    }

    private static String hash(Path file) {
        if (file.equals(DataFiles.STANDARD_INPUT)) {
            return NOT_KNOWN;
        }
        try {
            if (Files.isDirectory(file)) {
                List<String> lines = new ArrayList<>();
                for (Path each : filesIn(file)) {
                    lines.add(file.relativize(each).toString().replace('\\', '/'));
                    lines.add(Sha256.of(each));
                }
                return hash(lines);
            }
            return Sha256.of(file);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read (" + e + ")", e);
        }
    }

    private static String hash(List<String> lines) {
        return Sha256.of((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the files below a folder that is one data set, by path. */
    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Waits for all and returns the hashes by the files' names; of several files of one name, all but the first have a number behind it. */
    public SortedMap<String, String> byName() {
        SortedMap<String, String> byName = new TreeMap<>();
        List<String> hashes = inOrder();
        for (int i = 0; i < hashes.size(); i++) {
            String name = files.get(i).getFileName().toString();
            String free = name;
            for (int k = 2; byName.containsKey(free); k++) {
                free = name + " (" + k + ")";
            }
            byName.put(free, hashes.get(i));
        }
        return byName;
    }

    /** Waits for all and returns the hash of a file that is read; empty for another one. */
    public Optional<String> of(Path file) {
        int at = files.indexOf(file);
        return at < 0 ? Optional.empty() : Optional.of(inOrder().get(at));
    }

    /** Waits for all and returns the SHA-256 of their hashes in the order in which they are read, whatever their names; empty if one is not known. */
    public Optional<String> sha256() {
        List<String> hashes = inOrder();
        if (hashes.contains(NOT_KNOWN)) {
            return Optional.empty();
        }
        return Optional.of(hash(hashes));
    }

    private List<String> inOrder() {
        try {
            return begun.stream()
                    .map(CompletableFuture::join)
                    .flatMap(List::stream)
                    .toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DataException failure ? failure : e;
        }
    }
}
