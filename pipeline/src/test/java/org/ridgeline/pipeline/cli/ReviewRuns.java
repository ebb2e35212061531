package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** Trains and evaluates on made-up reviews in columns {@code review} and {@code sentiment}. */
final class ReviewRuns {

    private ReviewRuns() {}

    static Outcome train(Path data, Object... more) {
        List<Object> line =
                new ArrayList<>(List.of("train", "--data", data, "--text", "review", "--label", "sentiment"));
        boolean latter = List.of(more).contains("--text");
        if (latter) {
            line.subList(3, 5).clear();
        }
        line.add("--model-only");
        line.addAll(List.of(more));
        return Cli.run(line.toArray());
    }

    static Outcome evaluate(Path model, Path data) {
        return Cli.run(
                "evaluate", "--model", model, "--data", data, "--text", "review", "--label", "sentiment", "--json");
    }

    static JsonNode json(Outcome outcome) throws IOException {
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }

    static String csv(List<String[]> rows) {
        StringBuilder csv = new StringBuilder("review,sentiment\n");
        rows.forEach(row -> csv.append(row[0]).append(',').append(row[1]).append('\n'));
        return csv.toString();
    }

    /** Made-up reviews with a word or two that tell the label, mostly. */
    static List<String[]> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean positive = i % 2 == 0;
            StringBuilder text = new StringBuilder("n" + seed + "x" + i);
            for (int k = 0; k < 8; k++) {
                text.append(" w").append(random.nextInt(60));
            }
            text.append(random.nextInt(8) > 0 == positive ? " Gut \u00e9" : " schlecht");
            rows.add(new String[] {text.toString(), positive ? "positive" : "negative"});
        }
        return rows;
    }

    static Outcome evaluateAsText(Path model, Path data, Object... more) {
        List<Object> line = new ArrayList<>(
                List.of("evaluate", "--model", model, "--data", data, "--text", "review", "--label", "sentiment"));
        line.addAll(List.of(more));
        return Cli.run(line.toArray());
    }
}
