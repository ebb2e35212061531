package org.ridgeline.data.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
final class FolderRows implements RowReader {

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
    public Document next(BadRows bad) throws IOException {
        while (files.hasNext()) {
            Document document = read(files.next(), bad);
            if (document != null) {
                return document;
            }
        }
        return null;
    }

    private Document read(Path file, BadRows bad) throws IOException {
        String name = file.toString();
        if (Files.size(file) > (long) Integer.BYTES * DocumentReader.MAX_TEXT) {
            bad.add(new BadRow(
                    name, 1, Reason.LENGTH, "expected a text of at most " + DocumentReader.MAX_TEXT + " characters"));
            return null;
        }
        String text;
        try {
            text = root.source()
                    .charset()
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            bad.add(new BadRow(name, 1, Reason.ENCODING, DocumentReader.NOT_TEXT));
            return null;
        }
        String plain = (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
        BadRow fault = DocumentReader.fault(name, 1, plain);
        if (fault != null) {
            bad.add(fault);
            return null;
        }
        Path relative = root.path().relativize(file);
        String label = relative.getName(relative.getNameCount() - 2).toString();
        return new Document(name, 1, plain, label, split(relative), null);
    }

    @Override
    public void close() {}
}
