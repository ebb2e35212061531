package org.ridgeline.pipeline.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import org.ridgeline.data.disk.WholeFile;
import org.ridgeline.pipeline.run.OutputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Writes files that the user names, but none over what a command reads, which may be the only copy of it. */
final class InputGuard {

    private InputGuard() {}

    /**
     * Compares files, not their names: a link leads to what it would replace.
     *
     * @param option the option that names {@code out}
     * @param out where results are to go; null for standard output
     * @param inputs the files that are read; one that is not there is none
     * @throws ParameterException if {@code out} is one of {@code inputs}
     */
    static void requireOther(CommandSpec command, String option, Path out, Collection<Path> inputs) {
        if (out == null || !Files.exists(out)) {
            return;
        }
        for (Path input : inputs) {
            if (isSame(out, input)) {
                throw new ParameterException(
                        command.commandLine(), option + ": expected another file than those that are read, got " + out);
            }
        }
    }

    /** Found out before hours of work, not after. */
    static void requireWritable(Path out) {
        Path folder = out.getParent();
        if (folder == null || Files.isDirectory(out)) {
            throw OutputException.file(out, new FileSystemException(out.toString(), null, "a folder stands there"));
        }
        try {
            if (!Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString());
            }
            Files.delete(Files.createTempFile(folder, ".ridgeline", ".tmp"));
        } catch (IOException e) {
            throw OutputException.file(out, e);
        }
    }

    private static boolean isSame(Path out, Path input) {
        try {
            return Files.exists(input) && Files.isSameFile(out, input);
        } catch (IOException e) {
            throw OutputException.file(out, e);
        }
    }

    /** Writes a file that the user names, whole or not at all. */
    static void write(Path out, byte[] content) {
        try {
            WholeFile.write(out, content);
        } catch (IOException e) {
            throw OutputException.file(out, e);
        }
    }
}
