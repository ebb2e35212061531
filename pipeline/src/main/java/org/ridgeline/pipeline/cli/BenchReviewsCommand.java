package org.ridgeline.pipeline.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ridgeline.data.disk.WholeFile;
import org.ridgeline.pipeline.run.OutputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes made-up reviews for timing this program and others on the same text. */
@Command(
        name = "reviews",
        description = {
            "Write made-up reviews, the same bytes on every machine, to time this program beside others:",
            "reviews.csv with the columns text and label (1, 0), and reviews.svm with the same word counts and labels as SVMlight has them."
        })
final class BenchReviewsCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--documents",
            paramLabel = "N",
            defaultValue = "40000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int documents;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            defaultValue = "230",
            description = "Words of a review on average (default: ${DEFAULT-VALUE}).")
    private int tokens;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Another seed gives others (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder for the two files; made where it is not there.")
    private Path out;

    BenchReviewsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ReviewCorpus corpus = PropertyOptions.checked(command, () -> new ReviewCorpus(seed, documents, tokens));
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw OutputException.file(out, e);
        }
        write("reviews.csv", corpus::writeCsv);
        write("reviews.svm", corpus::writeSvmLight);
        return ExitCode.DONE.code();
    }

    /** Writes a file's content. */
    private interface Content {

        void write(Writer out) throws IOException;
    }

    private void write(String name, Content content) {
        Path file = out.resolve(name);
        try {
            WholeFile.write(file, bytes -> {
                Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                content.write(writer);
                writer.flush();
            });
            console.println(file + ": " + Files.size(file) + " bytes");
        } catch (IOException e) {
            throw OutputException.file(file, e);
        }
    }
}
