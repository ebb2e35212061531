package org.ridgeline.data.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads chosen entries of a zip archive into memory and trusts nothing the archive says about itself: names are
 * checked, and entries and bytes are counted while they are read, those of unwanted entries too. Nothing is written to
 * disk.
 *
 * @param maxEntries the most entries an archive may have
 * @param maxEntryBytes the most bytes one entry may unpack to
 * @param maxTotalBytes the most bytes all entries together may unpack to
 */
public record ArchiveReader(int maxEntries, long maxEntryBytes, long maxTotalBytes) {

    /** SST has 4 entries of 3 MB in all. */
    public static final ArchiveReader DEFAULT = new ArchiveReader(64, 64L << 20, 128L << 20);

    private static final String ADVICE = "use the official archive; this one was left untouched";
    private static final int END_RECORD_BYTES = 22;
    private static final int MAX_COMMENT_BYTES = 65_535;

    /**
     * Returns the content of each entry that is wanted, by name, in the archive's order.
     *
     * @param archive the name that errors give
     * @param zip the whole archive
     * @throws DataException if a guard is broken or the archive is damaged
     */
    public Map<String, byte[]> read(String archive, byte[] zip, Predicate<String> wanted) {
        if (!hasEndRecord(zip)) {
            throw DataException.unexpected(
                    archive,
                    "not a complete zip archive",
                    "a zip end record",
                    "none in " + zip.length + " bytes: truncated, or another format",
                    ADVICE);
        }
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            return readEntries(archive, in, wanted);
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(
                    archive + ": damaged zip archive (" + e.getMessage() + ")\n  to do:    " + ADVICE, e);
        }
    }

    private Map<String, byte[]> readEntries(String archive, ZipInputStream in, Predicate<String> wanted)
            throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        long total = 0;
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            String name = entry.getName();
            checkName(archive, name);
            if (!names.add(name)) {
                throw broken(archive, "an entry twice", "every name once", name);
            }
            if (names.size() > maxEntries) {
                throw broken(archive, "too many entries", "at most " + maxEntries, "more");
            }
            long limit = Math.min(maxEntryBytes, maxTotalBytes - total);
            byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE, limit + 1));
            if (content.length > limit) {
                throw broken(
                        archive,
                        "too large when unpacked",
                        "at most " + maxEntryBytes + " bytes an entry, " + maxTotalBytes + " in all",
                        "more, at " + name);
            }
            total += content.length;
            if (wanted.test(name)) {
                contents.put(name, content);
            }
        }
        return contents;
    }

    private static void checkName(String archive, String name) {
        boolean leaves = name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.matches("[A-Za-z]:.*")
                || List.of(name.split("/")).contains("..");
        if (leaves) {
            throw broken(archive, "an entry that leaves the folder", "relative names without \"..\"", name);
        }
    }

    private static DataException broken(String archive, String what, String expected, String got) {
        return DataException.unexpected(archive, what, expected, got, ADVICE);
    }

    /** The end record stands at the end, followed by a comment at most: a truncated archive has none. */
    private static boolean hasEndRecord(byte[] zip) {
        int from = Math.max(0, zip.length - END_RECORD_BYTES - MAX_COMMENT_BYTES);
        String end = new String(zip, from, zip.length - from, StandardCharsets.ISO_8859_1);
        return end.lastIndexOf("PK\5\6", end.length() - END_RECORD_BYTES) >= 0;
    }
}
