package org.ridgeline.pipeline.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.DocumentReader;
import org.ridgeline.data.disk.WholeFile;
import org.ridgeline.data.disk.WholeFile.Content;
import org.ridgeline.data.source.DataException;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.predict.PredictionFormat;
import org.ridgeline.pipeline.predict.Predictions;
import org.ridgeline.pipeline.predict.TextClassifier;
import org.ridgeline.pipeline.run.OutputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores texts with a stored model. */
@Command(
        name = "predict",
        description = {
            "Score texts with a stored model: for each row of the input a score and a label, in order, row by row and in constant memory.",
            "A score above 0 is positive; a score of exactly 0 is negative. Blank lines of plain text have no row."
        })
final class PredictCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec command;

    @Mixin
    private ModelOption model;

    @Parameters(
            paramLabel = "FILE",
            description = "Files or folders of texts, also packed with gzip; - or none for standard input.")
    private List<Path> files = List.of(DataFiles.STANDARD_INPUT);

    @Mixin
    private TextOptions texts;

    @Option(
            names = "--out-format",
            paramLabel = "csv|jsonl",
            defaultValue = "csv",
            description = "How predictions are written (default: ${DEFAULT-VALUE}).")
    private PredictionFormat format;

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            description =
                    "The column or JSON member that rows are known by; what stands there is written first, as id, so that predictions"
                            + " can be joined with it. In CSV one that a spreadsheet would calculate gets an apostrophe in front.")
    private String id;

    @Option(names = "--places", description = "Say with each prediction the file and the line of its row.")
    private boolean places;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private Path out;

    @Mixin
    private ThreadsOption threads;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        TextClassifier classifier = model.load();
        DataFiles source = texts.source(files, Optional.ofNullable(id));
        List<Path> read = new ArrayList<>(source.files());
        read.add(model.path());
        InputGuard.requireOther(command, "--out", out, read);
        BadRows bad = texts.badRows();
        try (Workers workers = threads.workers()) {
            Content predictions =
                    to -> predict(new Predictions(classifier, workers, format, places, id != null, to), source, bad);
            if (out == null) {
                // A printer of text would swallow that nobody reads any more.
                predictions.write(console.delivery());
            } else {
                // Beside the file and renamed, so that a bad row in the middle leaves no half of the predictions.
                WholeFile.write(out, predictions);
            }
        } catch (Console.Undelivered e) {
            // Nobody reads on; the program's end says so.
            return;
        } catch (UncheckedIOException e) {
            throw OutputException.file(out, e.getCause());
        } catch (IOException e) {
            throw OutputException.file(out, e);
        }
        TextOptions.remark(bad, console, command);
    }

    private void predict(Predictions predictions, DataFiles source, BadRows bad) {
        try (DocumentReader reader = source.open(bad, watched(console.input(), predictions))) {
            for (Document row = reader.next(); row != null; row = reader.next()) {
                predictions.add(row);
            }
            predictions.end();
        } catch (IOException e) {
            throw new DataException("the file just read cannot be closed: " + e, e);
        } finally {
            // What was scored before a bad row is delivered, too.
            predictions.flush();
        }
        remark(predictions);
    }

    /** Returns an input that writes what is scored before it waits for more, so that a pipe stays live. */
    private static InputStream watched(InputStream input, Predictions predictions) {
        return new FilterInputStream(input) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (in.available() == 0) {
                    predictions.flush();
                }
                return in.read(bytes, offset, length);
            }
        };
    }

    /** Says of how many texts the score says nothing, if of any. */
    private void remark(Predictions predictions) {
        if (predictions.unknown() > 0) {
            console.warn(String.format(
                    Locale.ROOT,
                    "%,d of %,d texts %s no word that the model knows; the score there is the bias alone",
                    predictions.unknown(),
                    predictions.written(),
                    predictions.unknown() == 1 ? "has" : "have"));
        }
    }
}
