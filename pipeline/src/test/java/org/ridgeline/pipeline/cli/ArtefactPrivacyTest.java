package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.TinyExperiment;

/** What may be published says nothing of the machine's people, folders and name. */
class ArtefactPrivacyTest {

    /** Shorter ones, such as a user called root, stand in any text for other reasons. */
    private static final int LEAST_LENGTH = 5;

    @TempDir
    private Path folder;

    @Test
    void noArtefactNamesAFolderAUserOrTheHost() throws IOException {
        Path experiment = Files.writeString(
                Files.createDirectory(folder.resolve("jane-doe")).resolve("tiny.yaml"),
                TinyExperiment.YAML + TinyExperiment.EXPECTED);
        Path out = Files.createDirectory(folder.resolve("out"));
        Path cache = folder.resolve("kept-outputs");
        Map<String, String> before = set(Map.of("user.name", "jane-doe", "user.home", "/home/jane-doe"));
        try {
            for (List<Object> command : List.of(
                    List.<Object>of("run", experiment, "--cache", cache),
                    List.<Object>of("check", experiment),
                    List.<Object>of("train", experiment, "--epochs", 2),
                    List.<Object>of("sweep", experiment, "--lambdas", "1,10", "--no-curves", "--cache", cache))) {
                List<Object> arguments = new ArrayList<>(command);
                arguments.addAll(
                        List.of("--quiet", "--out", out.resolve(command.get(0).toString())));
                assertThat(Cli.run(arguments.toArray()).code())
                        .as(command.toString())
                        .isIn(0, 1);
            }
            assertThat(Cli.run("report", out.resolve("run")).code()).isZero();
        } finally {
            set(before);
        }
        List<String> secrets = secrets();
        Map<String, String> artefacts = artefacts(out);
        assertThat(artefacts)
                .containsKeys("run/manifest.json", "run/report.html", "check/check.json", "run/model-l2.ridgeline");
        assertThat(artefacts.get("run/manifest.json")).contains("tiny");
        artefacts.forEach((name, content) -> secrets.forEach(secret -> assertThat(content.contains(secret))
                .as(name + " holds " + secret)
                .isFalse()));
    }

    private List<String> secrets() throws IOException {
        List<String> secrets = new ArrayList<>(List.of("jane-doe", folder.toString(), "kept-outputs"));
        Stream.of(
                        System.getProperty("user.name"),
                        System.getProperty("user.home"),
                        System.getProperty("user.dir"),
                        System.getProperty("ridgeline.home"),
                        System.getenv("HOME"),
                        System.getenv("USER"),
                        InetAddress.getLocalHost().getHostName())
                .filter(secret -> secret != null && secret.length() >= LEAST_LENGTH && !secret.equals("localhost"))
                .forEach(secrets::add);
        return secrets;
    }

    /** Returns each file below the folder by its name; a letter a byte, so that a search finds ASCII in binary files, too. */
    private static Map<String, String> artefacts(Path folder) throws IOException {
        Map<String, String> artefacts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                artefacts.put(
                        folder.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return artefacts;
    }

    private static Map<String, String> set(Map<String, String> properties) {
        Map<String, String> before = new TreeMap<>();
        properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        return before;
    }
}
