package org.ridgeline.data.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
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

    /** Returns the files of a folder that have a label, in reading order. */
    static List<Path> texts(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".txt"))
                    .filter(file -> labelled(root.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean labelled(Path relative) {
        int folders = relative.getNameCount() - 1;
        return folders > 0 && !Split.isName(relative.getName(folders - 1).toString()) && takesPart(relative);
    }

    private static boolean takesPart(Path relative) {
        String split = split(relative);
        return split == null || Split.of(split).isPresent();
    }

    private static String split(Path relative) {
        for (int i = 0; i < relative.getNameCount() - 1; i++) {
            String name = relative.getName(i).toString();
            if (Split.isName(name)) {
                return name;
            }
        }
        return null;
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
            if (text.malformed(0, end)) {
                return file.refuse(1, Reason.ENCODING, OpenedFile.NOT_TEXT);
            }
            Path relative = root.path().relativize(path);
            String label = relative.getName(relative.getNameCount() - 2).toString();
            return new Document(file.name(), 1, text.substring(0, end).strip(), label, split(relative), null);
        }
    }
}
