package org.ridgeline.pipeline.cli;

import java.util.Locale;
import org.ridgeline.model.solver.MemoryBudget;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how much a matrix of the user's own texts and its fit may take. */
final class MemoryOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description =
                    "How much the matrix and the fit may take, such as 800m or 4g; a larger matrix of own data goes to a file (default: 60%% of the heap)."
                            + " A larger heap: RIDGELINE_JAVA_OPTS=-Xmx8g.")
    private String memory;

    MemoryBudget budget() {
        return memory == null
                ? MemoryBudget.ofHeap()
                : PropertyOptions.checked(command, () -> new MemoryBudget(bytes(memory)));
    }

    private long bytes(String size) {
        String lower = size.toLowerCase(Locale.ROOT);
        int shift = lower.endsWith("g") ? 30 : lower.endsWith("m") ? 20 : lower.endsWith("k") ? 10 : -1;
        String digits = shift < 0 ? lower : lower.substring(0, lower.length() - 1);
        if (!digits.matches("[0-9]{1,9}") || shift < 0) {
            throw new ParameterException(
                    command.commandLine(), "--memory: expected a size such as 800m or 4g, got " + size);
        }
        long bytes = Long.parseLong(digits) << shift;
        long heap = Runtime.getRuntime().maxMemory();
        if (bytes > heap) {
            throw new ParameterException(
                    command.commandLine(),
                    String.format(
                            Locale.ROOT,
                            "--memory: expected at most %dm, which is all of the heap, got %s%n  to do:    give a larger heap, such as"
                                    + " RIDGELINE_JAVA_OPTS=-Xmx%dm, or less --memory",
                            heap >> 20,
                            size,
                            Math.max(bytes >> 20, (long) ((bytes >> 20) / MemoryBudget.SHARE_OF_HEAP))));
        }
        return bytes;
    }
}
