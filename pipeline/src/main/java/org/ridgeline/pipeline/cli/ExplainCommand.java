package org.ridgeline.pipeline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.dataset.Columns;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.DocumentReader;
import org.ridgeline.data.dataset.Format;
import org.ridgeline.pipeline.predict.Explanation;
import org.ridgeline.reports.table.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the score of a text apart. */
@Command(
        name = "explain",
        description = {
            "Show what each word of a text adds to its score, with a stored model.",
            "On a terminal the words are coloured: blue adds, orange takes away, dim is not in the vocabulary. NO_COLOR turns that off."
        })
final class ExplainCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec command;

    @Mixin
    private ModelOption model;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "The text, in quotes.")
    private String text;

    @Option(names = "--file", paramLabel = "FILE", description = "Take the text from this file; - for standard input.")
    private Path file;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write a page to this file: no scripts, no network.")
    private Path html;

    @Option(names = "--json", description = "Print the explanation as JSON.")
    private boolean json;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if ((text == null) == (file == null)) {
            throw new ParameterException(
                    command.commandLine(),
                    "expected a TEXT or --file FILE, got " + (text == null ? "neither" : "both"));
        }
        InputGuard.requireOther(
                command, "--html", html, file == null ? List.of(model.path()) : List.of(model.path(), file));
        Explanation explanation = model.load().explain(text == null ? read() : text);
        console.print(json ? CanonicalJson.write(explanation) : ExplanationText.of(explanation, console.colours()));
        if (html != null) {
            InputGuard.write(
                    html, ExplanationText.page(explanation, model.path()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Reads the lines as they are scored elsewhere, with the same limits and the same complaints. */
    private String read() {
        StringBuilder whole = new StringBuilder();
        DataFiles source = new DataFiles(
                List.of(file), Optional.of(Format.LINES), StandardCharsets.UTF_8, false, Columns.ofText("1"));
        try (DocumentReader reader = source.open(BadRows.stop(), console.input())) {
            for (Document row = reader.next(); row != null; row = reader.next()) {
                whole.append(row.text()).append('\n');
                if (whole.length() > DocumentReader.MAX_TEXT) {
                    throw new ParameterException(
                            command.commandLine(),
                            file + ": expected one text of at most " + DocumentReader.MAX_TEXT
                                    + " characters, got more; predict scores many");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + file, e);
        }
        return whole.toString();
    }
}
