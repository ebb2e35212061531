package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.pipeline.experiment.OwnData;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that say where labelled texts of the user's own are and how they are to be read. */
final class DataOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Files of labelled texts, or folders of them: CSV, TSV, JSON lines or lines of fastText, also packed by gzip; - for standard input.")
    private List<Path> data;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            defaultValue = "label",
            description = "The column or JSON member of the labels, alike (default: ${DEFAULT-VALUE}).")
    private String label;

    @Option(
            names = "--labels",
            paramLabel = "MAPPING",
            description =
                    "What labels mean: positive=4,5:negative=1,2:out=3 (default: told by the labels themselves, where they are usual ones).")
    private String labels;

    @Mixin
    private TextOptions texts;

    boolean given() {
        return data != null;
    }

    CommandSpec command() {
        return command;
    }

    /** Returns the files to read. */
    DataFiles source(Optional<String> split) {
        return source(data, split);
    }

    /** Returns other files that are read alike. */
    DataFiles source(List<Path> files, Optional<String> split) {
        return texts.source(files, Optional.of(label), split);
    }

    /** Returns files of texts whose labels are not needed, which are read alike. */
    DataFiles texts(List<Path> files) {
        return texts.source(files);
    }

    /** Returns the files as an experiment's data set. */
    OwnData dataset(List<Path> test, OwnData.Split split) {
        return texts.dataset(data, test, label, labels, split);
    }

    /** Returns the stated mapping of labels, if there is one. */
    Optional<LabelMapping> labels() {
        return PropertyOptions.checked(
                command, () -> Optional.ofNullable(labels).map(LabelMapping::parse));
    }

    /** Returns what happens to bad rows. */
    BadRows badRows() {
        return texts.badRows();
    }
}
