package org.ridgeline.pipeline.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, what comes near to it, and where to read on. */
final class UsageFaults implements IParameterExceptionHandler {

    /** Picocli names the types of Java, which is not the language of a command line. */
    private static final Pattern NO_NUMBER = Pattern.compile("'([^']*)' is not an? (double|int|long)");

    /** And the constants of an enumeration, which the help has in lower case. */
    private static final Pattern NO_CHOICE =
            Pattern.compile("expected one of \\[([A-Z0-9_, ]+)] \\(case-(?:in)?sensitive\\) but was '([^']*)'");

    private static final int EDITS = 2;

    private final Console console;

    UsageFaults(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] given) {
        ParameterException cause = cause(fault);
        CommandLine command = cause.getCommandLine();
        console.warn(PropertyOptions.named(message(cause), command.getCommandSpec()));
        if (!command.getSubcommands().isEmpty()) {
            console.remarks()
                    .println("Commands: "
                            + String.join(", ", command.getSubcommands().keySet()));
        }
        suggestion(cause).ifPresent(name -> console.remarks().println("Possible solutions: " + name));
        console.remarks().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.code();
    }

    /** Of a misspelled option picocli would say that the right one is missing. */
    private static ParameterException cause(ParameterException fault) {
        List<String> unmatched = fault.getCommandLine().getUnmatchedArguments();
        boolean misspelled = fault instanceof MissingParameterException
                && !unmatched.isEmpty()
                && unmatched.get(0).startsWith("--");
        return misspelled ? new UnmatchedArgumentException(fault.getCommandLine(), unmatched) : fault;
    }

    /** Returns the option or command that was meant: one that begins like the word, or is at most two edits away. */
    private static Optional<String> suggestion(ParameterException fault) {
        if (!(fault instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        String word = unmatched.getUnmatched().get(0);
        CommandLine command = fault.getCommandLine();
        LevenshteinDistance edits = LevenshteinDistance.getDefaultInstance();
        return Stream.concat(
                        command.getCommandSpec().optionsMap().keySet().stream(),
                        command.getSubcommands().keySet().stream())
                .filter(name -> word.startsWith("--") == name.startsWith("--"))
                .filter(name -> name.startsWith(word) || edits.apply(word, name) <= EDITS)
                .min(Comparator.comparingInt(name -> edits.apply(word, name)));
    }

    private static String message(ParameterException fault) {
        if (fault.getMessage().equals("Missing required subcommand")) {
            return "expected a command";
        }
        if (fault instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String words = String.join(" ", unmatched.getUnmatched());
            return fault.getCommandLine().getParent() == null
                    ? "no command is called \"" + unmatched.getUnmatched().get(0) + "\""
                    : "expected no more arguments, got: " + words + "; put what holds blanks in quotes";
        }
        Matcher choice = NO_CHOICE.matcher(fault.getMessage());
        if (choice.find()) {
            String choices = choice.group(1).toLowerCase(Locale.ROOT);
            return choice.replaceFirst("expected one of " + choices + ", got '$2'");
        }
        Matcher number = NO_NUMBER.matcher(fault.getMessage());
        return number.find()
                ? number.replaceFirst(
                        "expected a" + (number.group(2).equals("double") ? "" : " whole") + " number, got '$1'")
                : fault.getMessage();
    }
}
