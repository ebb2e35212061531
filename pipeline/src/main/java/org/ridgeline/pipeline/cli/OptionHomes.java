package org.ridgeline.pipeline.cli;

import java.lang.reflect.Member;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Refuses options of a command that mean nothing beside others, by the groups that they are declared in. */
final class OptionHomes {

    private final CommandSpec command;

    OptionHomes(CommandSpec command) {
        this.command = command;
    }

    /** Returns whether anything was given from these groups but for one option. */
    boolean given(Set<Class<?>> homes, String except) {
        return command.commandLine().getParseResult().matchedOptions().stream()
                .anyMatch(option ->
                        homes.contains(home(option)) && !option.longestName().equals(except));
    }

    /** Fails if anything was given from these groups. */
    void requireNone(String when, Set<Class<?>> homes) {
        reject(when, argument -> homes.contains(home(argument)));
    }

    private void reject(String when, Predicate<ArgSpec> wrong) {
        command.commandLine().getParseResult().matchedArgs().stream()
                .filter(wrong)
                .findFirst()
                .ifPresent(argument -> {
                    String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
                    throw new ParameterException(command.commandLine(), name + " means nothing " + when);
                });
    }

    /** Returns the class that declares an argument; that of objects for one of no group. */
    static Class<?> home(ArgSpec argument) {
        return argument.userObject() instanceof Member member ? member.getDeclaringClass() : Object.class;
    }
}
