package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ridgeline.data.source.ArchiveReader;
import org.ridgeline.data.source.DataException;

/** Whatever the bytes, trees and archives are read, or refused with {@link DataException}. */
public final class CorpusFuzz {

    private static final ArchiveReader SMALL = new ArchiveReader(8, 1 << 14, 1 << 15);

    private CorpusFuzz() {}

    /** Reads the bytes as a file of trees; documents that are written as flat trees read the same. */
    public static void trees(byte[] bytes) {
        List<Document> documents;
        try {
            documents = TreebankReader.read(Split.TRAIN, "f.txt", bytes);
        } catch (DataException refused) {
            return;
        }
        assertThat(TreebankReader.read(Split.TRAIN, "f.txt", written(documents)))
                .isEqualTo(documents);
    }

    /** Writes flat trees. */
    private static byte[] written(List<Document> documents) {
        return documents.stream()
                .map(document -> document.words().stream()
                        .map(leaf -> "(2 " + escaped(leaf) + ")")
                        .collect(Collectors.joining(" ", "(" + document.label() + " ", ")\n")))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String leaf) {
        return leaf.replace("(", "-LRB-")
                .replace(")", "-RRB-")
                .replace("/", "\\/")
                .replace("*", "\\*");
    }

    /** Reads the bytes as an archive; no entry is larger than allowed, and no name leaves the folder. */
    public static void archives(byte[] bytes) {
        Map<String, byte[]> contents;
        try {
            contents = SMALL.read("a.zip", bytes, name -> true);
        } catch (DataException refused) {
            return;
        }
        assertThat(contents).hasSizeLessThanOrEqualTo(SMALL.maxEntries());
        assertThat(contents.values().stream().mapToLong(content -> content.length))
                .allMatch(length -> length <= SMALL.maxEntryBytes());
        assertThat(contents.keySet())
                .allMatch(name ->
                        !name.startsWith("/") && !List.of(name.split("/")).contains(".."));
    }
}
