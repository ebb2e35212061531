package org.ridgeline.pipeline.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.Columns;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.Format;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.data.dataset.Splitting;

/**
 * A data set of the user's own: the section {@code dataset} of an experiment.
 *
 * @param name what reports call it
 * @param files the files of all documents, or of those to train on
 * @param test the files of those to test on, or null where they are not apart
 * @param format the format of all files, or null where their names tell it
 * @param encoding their character set, or null for UTF-8
 * @param header whether the first row of a delimited file names its columns, or null for yes
 * @param text the column of the texts, or null for {@code text}
 * @param label the column of the labels, or null for {@code label}
 * @param labels what labels mean, as {@link LabelMapping} has it, or null where they tell it themselves
 * @param split which documents are held back, or null where the files tell it
 * @param badRows what becomes of rows that cannot be used, or null to stop at the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwnData(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) List<DataFile> files,
        List<DataFile> test,
        Format format,
        String encoding,
        Boolean header,
        String text,
        String label,
        String labels,
        Split split,
        BadRowChoice badRows) {

    private static final long SEED = 0;

    /** What becomes of rows that cannot be used. */
    public enum BadRowChoice {
        /** The first one stops the reading. */
        STOP,
        /** They are left out and counted. */
        SKIP
    }

    /**
     * A file, or a folder of a format that takes one.
     *
     * @param path where it is
     * @param sha256 the hash that it must have, or null for any
     * @param url where it can be had, or null where that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DataFile(@JsonProperty(required = true) String path, String sha256, String url) {

        /** Checks path and hash. */
        public DataFile {
            try {
                Path.of(path);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("files.path: expected a path, got \"" + path + "\"", e);
            }
            Experiment.require(
                    "files.sha256",
                    sha256 == null || sha256.matches("[0-9a-f]{64}"),
                    "64 lower-case hexadecimal digits",
                    sha256);
        }
    }

    /**
     * Which documents are held back: one of these.
     *
     * @param share of each class, drawn
     * @param seed of the draw, or null for 0
     * @param every the number k, where every k-th document is held back
     * @param column the column that tells it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Split(Double share, Long seed, Integer every, String column) {

        /** Checks that there is one way, and its range. */
        public Split {
            int ways = (share == null ? 0 : 1) + (every == null ? 0 : 1) + (column == null ? 0 : 1);
            Experiment.require("split", ways == 1, "one of share, every and column", ways + " of them");
            Experiment.require("split.seed", seed == null || share != null, "a seed only with a share", "it without");
            splitting(share, seed, every);
        }

        private static Splitting splitting(Double share, Long seed, Integer every) {
            if (share != null) {
                return new Splitting.Stratified(share, seed == null ? SEED : seed);
            }
            return every == null ? new Splitting.None() : new Splitting.EveryKth(every);
        }
    }

    /** Copies, and checks what the file's grammar cannot. */
    public OwnData {
        Experiment.require("dataset.name", !name.isBlank() && name.length() <= 100, "a short name", "\"" + name + "\"");
        Experiment.require("dataset.files", !files.isEmpty(), "at least one file", "none");
        Experiment.require(
                "dataset.test",
                test == null || !test.isEmpty() && split == null,
                "at least one file, and no split beside them",
                test != null && test.isEmpty() ? "none" : "both");
        files = List.copyOf(files);
        test = test == null ? null : List.copyOf(test);
        long piped = Stream.concat(files.stream(), Stream.ofNullable(test).flatMap(List::stream))
                .filter(file -> file.path().equals(DataFiles.STANDARD_INPUT.toString()))
                .count();
        if (piped > 1) {
            throw new IllegalArgumentException(
                    "`data` and `test`: expected - for the standard input once, as it can be read once, got it " + piped
                            + " times");
        }
        if (encoding != null) {
            Charset.forName(encoding);
        }
        if (labels != null) {
            LabelMapping.parse(labels);
        }
    }

    /** Returns the files of {@link #files} and {@link #test}. */
    public List<DataFile> all() {
        return Stream.concat(files.stream(), Stream.ofNullable(test).flatMap(List::stream))
                .toList();
    }

    /**
     * Returns the same read from other files, in any format that their names tell.
     *
     * @param other the files of all documents, or of those to train on
     * @param otherTest the files of those to test on, where they are apart
     * @param otherFormat their format, or null for the one stated
     */
    public OwnData from(List<Path> other, Optional<List<Path>> otherTest, Format otherFormat) {
        return new OwnData(
                name,
                named(other),
                otherTest.map(OwnData::named).orElse(null),
                otherFormat == null ? format : otherFormat,
                encoding,
                header,
                text,
                label,
                labels,
                split,
                badRows);
    }

    /** Returns the same without the places of its files: their names stay. */
    public OwnData withoutPlaces() {
        UnaryOperator<List<DataFile>> bare = all -> all.stream()
                .map(file -> new DataFile(name(file), file.sha256(), file.url()))
                .toList();
        return new OwnData(
                name,
                bare.apply(files),
                test == null ? null : bare.apply(test),
                format,
                encoding,
                header,
                text,
                label,
                labels,
                split,
                badRows);
    }

    private static String name(DataFile file) {
        Path last = Path.of(file.path()).getFileName();
        return last == null ? file.path() : last.toString();
    }

    /** Returns files of these paths, whatever their bytes. */
    public static List<DataFile> named(List<Path> paths) {
        return paths.stream()
                .map(path -> new DataFile(path.toString(), null, null))
                .toList();
    }

    /** Returns the files of all documents, or of those to train on. */
    public DataFiles data() {
        return files(files, Optional.ofNullable(split).map(Split::column));
    }

    /** Returns the files of those to test on, if they are apart. */
    public Optional<DataFiles> testData() {
        return Optional.ofNullable(test).map(apart -> files(apart, Optional.empty()));
    }

    /** Returns what labels mean; empty where they tell it themselves. */
    public Optional<LabelMapping> mapping() {
        return Optional.ofNullable(labels).map(LabelMapping::parse);
    }

    /** Returns which documents are held back, beside those that a column, a folder or a file of its own tells. */
    public Splitting splitting() {
        return split == null ? new Splitting.None() : Split.splitting(split.share(), split.seed(), split.every());
    }

    /** Says whether rows that cannot be used are left out. */
    public boolean skipsBadRows() {
        return badRows == BadRowChoice.SKIP;
    }

    private DataFiles files(List<DataFile> these, Optional<String> splitColumn) {
        return new DataFiles(
                these.stream().map(file -> Path.of(file.path())).toList(),
                Optional.ofNullable(format),
                Charset.forName(encoding == null ? "UTF-8" : encoding),
                header == null || header,
                new Columns(
                        text == null ? "text" : text,
                        Optional.of(label == null ? "label" : label),
                        splitColumn,
                        Optional.empty()));
    }
}
