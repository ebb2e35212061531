package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

class PropertyOptionsTest {

    private static final Path HOME = Path.of(System.getProperty("ridgeline.home", ".."));
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern FLAG = Pattern.compile("--[a-z]");

    /** Names of colours in the style sheet of the figures. */
    private static final String STYLE = "\"--fig-\"";

    @Test
    void noOtherPackageNamesAFlag() throws IOException {
        assertThat(literals().filter(text -> FLAG.matcher(text).find() && !text.equals(STYLE)))
                .isEmpty();
    }

    @Test
    void everyPropertyInBackquotesIsAnOptionOfACommand() throws IOException {
        TreeSet<String> options = new TreeSet<>();
        for (String command : List.of("run", "check", "train", "evaluate", "predict", "lab sst", "report", "sweep")) {
            Pattern.compile("--[a-z0-9-]+")
                    .matcher(
                            Cli.run((Object[]) (command + " --help").split(" ")).out())
                    .results()
                    .map(MatchResult::group)
                    .forEach(options::add);
        }
        List<String> named = literals()
                .flatMap(text ->
                        Pattern.compile("`([a-z][a-z0-9-]*)`").matcher(text).results())
                .map(found -> "--" + found.group(1))
                .toList();
        assertThat(named).isNotEmpty().isSubsetOf(options);
    }

    @Test
    void aMessageNamesTheOptionsOfItsCommand() {
        assertThat(PropertyOptions.named("lower `min-df`, or give `memory` 4g", command("--min-df", "--memory")))
                .isEqualTo("lower --min-df, or give --memory 4g");
    }

    @Test
    void whatIsNoOptionOfTheCommandStaysAsItIs() {
        String message = "row `id`: expected `text` or `$1`, got `";
        assertThat(PropertyOptions.named(message, command("--min-df"))).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            epsilonOutside: expected with adam | --epsilon-outside | --epsilon-outside: expected with adam
            k: expected 2 or more              | --every           | --every: expected 2 or more
            maxNgram must be 1 to 5            | --ngrams          | --ngrams must be 1 to 5
            seconds: expected more             | --budget-seconds  | --budget-seconds: expected more
            seconds: expected more             | --epochs          | seconds: expected more
            expected epochs: got none          | --epochs          | expected epochs: got none
            """)
    void aComplaintBeginsWithTheOption(String complaint, String option, String expected) {
        assertThatThrownBy(() -> PropertyOptions.checked(command(option), () -> {
                    throw new IllegalArgumentException(complaint);
                }))
                .isInstanceOf(ParameterException.class)
                .hasMessage(expected);
    }

    private static CommandSpec command(String... options) {
        CommandSpec command = CommandSpec.create();
        for (String option : options) {
            command.addOption(OptionSpec.builder(option).build());
        }
        new picocli.CommandLine(command);
        return command;
    }

    /** Returns the string literals of all sources outside the package of the command line, comments left out. */
    private static Stream<String> literals() throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : List.of("data", "model", "eval", "reports", "pipeline")) {
            try (Stream<Path> sources = Files.walk(HOME.resolve(module).resolve("src/main/java"))) {
                for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.getParent().endsWith("org/ridgeline/pipeline/cli"))
                        .toList()) {
                    Files.readString(source)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.startsWith("*") && !line.startsWith("/"))
                            .flatMap(line -> LITERAL.matcher(line).results())
                            .map(MatchResult::group)
                            .forEach(found::add);
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(1000);
        return found.stream();
    }
}
