package org.ridgeline.pipeline.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;

/** The program in the README, compiled and run as it stands there. */
class ReadmeExampleTest {

    private static final Pattern PROGRAM = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void programOfTheReadmeScoresAText() throws Exception {
        Path source = Files.writeString(folder.resolve("Example.java"), program());
        String classPath = System.getProperty("java.class.path");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-d", folder.toString(), "-cp", classPath, source.toString()))
                .isZero();
        Path model = folder.resolve("m");
        ModelFile.write(
                model,
                new StoredModel(
                        new LinearModel(new double[] {0.5, 0.25}, -0.125, 1),
                        List.of("warm", "funny"),
                        Models.byHand().properties()));
        assertThat(run(classPath, model)).isEqualTo("positive 0.625\n");
    }

    private static String program() throws IOException {
        Path home = Path.of(System.getProperty("ridgeline.home", ".."));
        Matcher program = PROGRAM.matcher(Files.readString(home.resolve("README.md")));
        assertThat(program.find()).isTrue();
        return program.group(1);
    }

    private String run(String classPath, Path model) throws Exception {
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        folder + System.getProperty("path.separator") + classPath,
                        "Example",
                        model.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new String(Files.readAllBytes(printed), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
