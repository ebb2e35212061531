package org.ridgeline.pipeline.review;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ridgeline.data.dataset.Columns;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.Format;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.data.dataset.Splitting;
import org.ridgeline.pipeline.predict.Labels;
import org.ridgeline.pipeline.predict.ModelProperties;
import org.ridgeline.pipeline.run.ReviewSettings;
import org.ridgeline.reports.table.ShortestDecimal;

/**
 * A {@link ReviewPlan} as the properties of a model file, without the places of its files.
 *
 * <table>
 * <caption>Properties beside those of {@link ModelProperties}</caption>
 * <tr><th>key</th><th>value</th></tr>
 * <tr><td>{@value #TEXT}, {@value #LABEL}</td><td>the columns, by name or number</td></tr>
 * <tr><td>{@value #LABELS}</td><td>what labels mean, see {@link LabelMapping}</td></tr>
 * <tr><td>{@value #FORMAT}</td><td>{@code csv}, {@code tsv}, {@code jsonl}, {@code lines}; {@code names} where the files' names told
 * it</td></tr>
 * <tr><td>{@value #ENCODING}, {@value #HEADER}</td><td>a character set; whether a first row names the columns</td></tr>
 * <tr><td>{@value #BAD_ROWS}</td><td>{@code stop} or {@code skip}</td></tr>
 * <tr><td>{@value #SPLIT}</td><td>{@code none}, {@code share 0.2}, {@code every 5}, {@code column NAME}, or {@code files} where the test
 * has files of its own</td></tr>
 * <tr><td>{@value #SEED}</td><td>a whole number</td></tr>
 * <tr><td>{@value ModelProperties#FIT}</td><td>{@code l2} and a {@link Penalty}</td></tr>
 * <tr><td>{@value #TOLERANCE}, {@value #MATRIX}</td><td>the largest relative residual; {@code memory} or {@code file}</td></tr>
 * </table>
 */
public final class PlanProperties {

    static final String LABELS = "data.labels";
    private static final String TEXT = "data.text";
    private static final String LABEL = "data.label";
    private static final String FORMAT = "data.format";
    private static final String ENCODING = "data.encoding";
    private static final String HEADER = "data.header";
    private static final String BAD_ROWS = "data.badRows";
    private static final String SPLIT = "data.split";
    private static final String SEED = "seed";
    private static final String TOLERANCE = "solver.tolerance";
    private static final String MATRIX = "solver.matrix";

    private static final String BY_NAMES = "names";
    private static final String APART = "files";
    private static final String COLUMN = "column ";
    private static final String L2 = "l2 ";

    private final Map<String, String> properties;

    private PlanProperties(Map<String, String> properties) {
        this.properties = properties;
    }

    /** Returns the properties of a plan; a fresh map. */
    static SortedMap<String, String> write(ReviewPlan plan) {
        ReviewSettings settings = plan.settings();
        LabelMapping mapping = settings.labels().orElseThrow();
        SortedMap<String, String> properties = new ModelProperties(
                        settings.tokens(),
                        settings.features(),
                        new Labels(mapping.positiveName(), mapping.negativeName()))
                .write();
        DataFiles data = settings.data();
        properties.put(TEXT, data.columns().text());
        properties.put(LABEL, data.columns().label().orElseThrow());
        properties.put(LABELS, mapping.toString());
        properties.put(FORMAT, data.format().map(Format::key).orElse(BY_NAMES));
        properties.put(ENCODING, data.charset().name());
        properties.put(HEADER, Boolean.toString(data.header()));
        properties.put(BAD_ROWS, plan.skipBadRows() ? "skip" : "stop");
        properties.put(SPLIT, split(settings));
        properties.put(SEED, Long.toString(plan.seed()));
        properties.put(ModelProperties.FIT, L2 + plan.penalty().key());
        properties.put(TOLERANCE, ShortestDecimal.of(plan.tolerance()));
        properties.put(MATRIX, plan.place().key());
        return properties;
    }

    private static String split(ReviewSettings settings) {
        if (settings.test().isPresent()) {
            return APART;
        }
        if (settings.data().columns().split().isPresent()) {
            return COLUMN + settings.data().columns().split().get();
        }
        if (settings.splitting() instanceof Splitting.Stratified drawn) {
            return "share " + ShortestDecimal.of(drawn.share());
        }
        return settings.splitting() instanceof Splitting.EveryKth every ? "every " + every.k() : "none";
    }

    /** Says whether the properties are those of a model whose test has files of its own. */
    public static boolean testsApart(Map<String, String> properties) {
        return APART.equals(properties.get(SPLIT));
    }

    /**
     * Returns the plan over files that may stand elsewhere today.
     *
     * @param data the files of all reviews, or of those to train on
     * @param test the files of those to test on, given if and only if {@link #testsApart}
     * @param format that of these files, where it is another one than recorded
     * @throws IllegalArgumentException naming the key, what is expected and what it holds
     */
    public static ReviewPlan read(
            Map<String, String> properties, List<Path> data, Optional<List<Path>> test, Optional<Format> format) {
        return new PlanProperties(properties).read(data, test, format);
    }

    private ReviewPlan read(List<Path> data, Optional<List<Path>> test, Optional<Format> format) {
        ModelProperties needed = ModelProperties.read(properties);
        String split = value(SPLIT, "a way to hold rows back", Function.identity());
        long seed = value(SEED, "a whole number", Long::parseLong);
        Optional<String> column =
                split.startsWith(COLUMN) ? Optional.of(split.substring(COLUMN.length())) : Optional.empty();
        return new ReviewPlan(
                new ReviewSettings(
                        source(data, format, column),
                        test.map(files -> source(files, format, Optional.empty())),
                        Optional.of(value(LABELS, "a mapping of labels", LabelMapping::parse)),
                        value(SPLIT, "a way to hold rows back", text -> splitting(text, seed)),
                        needed.tokens(),
                        needed.features()),
                oneOf(BAD_ROWS, "stop", "skip").equals("skip"),
                value(ModelProperties.FIT, "l2 and one penalty", PlanProperties::penalty),
                seed,
                value(TOLERANCE, "a number in (0, 1)", Double::parseDouble),
                place(oneOf(MATRIX, MatrixPlace.MEMORY.key(), MatrixPlace.FILE.key())));
    }

    private DataFiles source(List<Path> files, Optional<Format> given, Optional<String> split) {
        return new DataFiles(
                files,
                given.or(() -> value(FORMAT, "a format or " + BY_NAMES, PlanProperties::format)),
                value(ENCODING, "a character set", Charset::forName),
                oneOf(HEADER, "true", "false").equals("true"),
                new Columns(
                        value(TEXT, "a column", Function.identity()),
                        Optional.of(value(LABEL, "a column", Function.identity())),
                        split,
                        Optional.empty()));
    }

    private static Optional<Format> format(String text) {
        Optional<Format> found = Arrays.stream(Format.values())
                .filter(format -> format.key().equals(text))
                .findFirst();
        if (found.isEmpty() && !text.equals(BY_NAMES)) {
            throw new IllegalArgumentException("no such format");
        }
        return found;
    }

    private static Splitting splitting(String text, long seed) {
        if (text.startsWith("share ")) {
            return new Splitting.Stratified(Double.parseDouble(text.substring("share ".length())), seed);
        }
        if (text.startsWith("every ")) {
            return new Splitting.EveryKth(Integer.parseInt(text.substring("every ".length())));
        }
        if (text.startsWith(COLUMN) || text.equals(APART) || text.equals("none")) {
            return new Splitting.None();
        }
        throw new IllegalArgumentException("no such way");
    }

    private static Penalty penalty(String text) {
        List<Penalty> penalties = Penalty.parse(text.startsWith(L2) ? text.substring(L2.length()) : "");
        if (penalties.size() != 1) {
            throw new IllegalArgumentException("more than one");
        }
        return penalties.get(0);
    }

    private static MatrixPlace place(String key) {
        return key.equals(MatrixPlace.FILE.key()) ? MatrixPlace.FILE : MatrixPlace.MEMORY;
    }

    private String oneOf(String key, String... expected) {
        return value(key, Arrays.stream(expected).collect(Collectors.joining(" or ")), text -> {
            if (!List.of(expected).contains(text)) {
                throw new IllegalArgumentException("none of them");
            }
            return text;
        });
    }

    private <T> T value(String key, String expected, Function<String, T> parse) {
        String got = properties.get(key);
        if (got == null) {
            throw new IllegalArgumentException("property " + key + ": expected " + expected + ", got nothing");
        }
        try {
            return parse.apply(got);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "property " + key + ": expected " + expected + ", got \"" + got + "\"", e);
        }
    }
}
