package org.ridgeline.pipeline.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The one place that knows which option sets which property. Messages of other packages name properties: within a sentence in
 * backquotes, like {@code `skip-bad-rows`}; a complaint about an argument begins with its property, like {@code maxNgram: expected 1 to 5}.
 */
final class PropertyOptions {

    private static final Pattern QUOTED = Pattern.compile("`([a-z][a-z0-9]*(?:-[a-z0-9]+)*)`");
    private static final Pattern LEADING = Pattern.compile("^([a-z][A-Za-z0-9]*)(?=:| must )");

    /** Options that are not named like their property, in the order in which they are tried. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "share", List.of("--split"),
            "k", List.of("--every"),
            "maxNgram", List.of("--ngrams"),
            "minDocumentFrequency", List.of("--min-df"),
            "seconds", List.of("--seconds", "--budget-seconds"),
            "gradientTolerance", List.of("--tolerance"),
            "tolerance", List.of("--fit-tolerance"));

    private PropertyOptions() {}

    /** Returns a message with the options of this command in place of the properties in backquotes that it has an option for. */
    static String named(String message, CommandSpec command) {
        return QUOTED.matcher(message)
                .replaceAll(found ->
                        Matcher.quoteReplacement(option(found.group(1), command).orElse(found.group())));
    }

    /**
     * Returns what is made of arguments of this command.
     *
     * @throws ParameterException in place of an {@link IllegalArgumentException}, with the option of the property that it begins with
     */
    static <T> T checked(CommandSpec command, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            String message = LEADING.matcher(String.valueOf(e.getMessage()))
                    .replaceFirst(found -> Matcher.quoteReplacement(
                            option(found.group(1), command).orElse(found.group())));
            throw new ParameterException(command.commandLine(), message, e);
        }
    }

    /** The same for what makes nothing. */
    static void checked(CommandSpec command, Runnable check) {
        checked(command, () -> {
            check.run();
            return true;
        });
    }

    private static Optional<String> option(String property, CommandSpec command) {
        String kebab = "--" + property.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return Stream.concat(NAMES.getOrDefault(property, List.of()).stream(), Stream.of(kebab))
                .filter(command.optionsMap()::containsKey)
                .findFirst();
    }
}
