package org.ridgeline.data.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.BadRow.Reason;
import org.ridgeline.data.source.DataException;

/**
 * One text a file, in a folder for each class: the usual layout of review corpora.
 *
 * <p>The folder that holds a file is its label. A folder above it that is called {@code train}, {@code test} or {@code dev}
 * is its split; what stands below {@code unsup} takes no part and is passed over. Files are read in the order of their paths.
 */
final class FolderRows implements DocumentReader {

    private final OpenedFile root;
    private final Iterator<Path> files;

    FolderRows(OpenedFile root) throws IOException {
        this.root = root;
        List<Path> texts = texts(root.path());
        if (texts.isEmpty()) {
            throw DataException.unexpected(
                    root.name(),
                    "nothing to read",
                    "a folder for each class with files that end in .txt, such as train/pos/1.txt",
                    "none of them",
                    "name the folder above those of the classes");
        }
        this.files = texts.iterator();
    }

    private static List<Path> texts(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".txt"))
                    .filter(file -> takesPart(root.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean takesPart(Path relative) {
        String split = split(relative);
        return relative.getNameCount() > 1
                && !Split.isName(label(relative))
                && (split == null || Split.of(split).isPresent());
    }

    private static String label(Path relative) {
        return relative.getName(relative.getNameCount() - 2).toString();
    }

    /** Returns the first folder's name that is one of a split, null where there is none. */
    private static String split(Path relative) {
        return IntStream.range(0, relative.getNameCount() - 1)
                .mapToObj(i -> relative.getName(i).toString())
                .filter(Split::isName)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Document next() throws IOException {
        while (files.hasNext()) {
            Document document = read(files.next());
            if (document != null) {
                return document;
            }
        }
        return null;
    }

    private Document read(Path path) throws IOException {
        OpenedFile file = new OpenedFile(path, root.source(), root.bad(), root.standardInput());
        if (Files.size(path) > (long) Integer.BYTES * MAX_TEXT) {
            return file.refuse(1, Reason.LENGTH, "expected a text of at most " + MAX_TEXT + " characters");
        }
        try (SourceText text = file.text()) {
            long end = 0;
            while (text.at(end) >= 0) {
                end++;
            }
            String content = text.substring(0, end).strip();
            if (SourceText.malformed(content)) {
                return file.refuse(1, Reason.ENCODING, OpenedFile.NOT_TEXT);
            }
            Path relative = root.path().relativize(path);
            return file.document(1, content, label(relative), split(relative), null);
        }
    }
}
