package org.ridgeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code package-info.java} says which packages of ours its package may import: no more and no fewer than it does. */
class PackageInfoTest {

    private static final String PROJECT = "org.ridgeline.";

    private static final List<String> MODULES = List.of("data", "model", "eval", "reports", "pipeline");

    private static final Path HOME = Path.of(System.getProperty("ridgeline.home", ".."));

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Seen beside the classes, as a constant that the compiler copies leaves no trace in them. */
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?org\\.ridgeline\\.([a-z.]+)\\.[A-Z]");

    private static final Pattern NAME = Pattern.compile("\\{@code ([a-z.]+)}");

    private static final Pattern SENTENCE = Pattern.compile(
            "May import (nothing of this project|" + NAME + "((, " + NAME + ")* and " + NAME + ")?)\\.");

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    void saysWhatItsPackageMayImport(String name, String comment, Set<String> imported) {
        assertThat(fault(comment, imported)).as(name).isEmpty();
    }

    static Stream<Arguments> packages() throws IOException {
        SortedMap<String, SortedSet<String>> imported = imported();
        Map<String, String> comments = comments();
        assertThat(comments.keySet().stream().map(PackageInfoTest::module)).containsAll(MODULES);
        assertThat(imported.keySet().stream().map(PackageInfoTest::module)).containsAll(MODULES);
        return imported.entrySet().stream()
                .map(found -> Arguments.of(
                        found.getKey(),
                        comments.getOrDefault(found.getKey(), "no package-info.java"),
                        found.getValue()));
    }

    @Test
    void whatIsMissingAndWhatIsTooMuchFails() {
        Set<String> imported = new TreeSet<>(Set.of("data.disk", "data.text", "eval.metric"));
        assertThat(fault("May import {@code data.disk}, {@code data.text} and {@code eval.metric}.", imported))
                .isEmpty();
        assertThat(fault("May import {@code data.disk}, {@code data.matrix} and {@code data.text}.", imported))
                .isEqualTo("missing: [eval.metric], too much: [data.matrix]; write \"May import {@code data.disk},"
                        + " {@code data.text} and {@code eval.metric}.\"");
        assertThat(fault("Draws.", Set.of()))
                .isEqualTo("no such sentence; write \"May import nothing of this project.\"");
        assertThat(fault("May import nothing of this project.", Set.of("data.disk")))
                .isEqualTo("missing: [data.disk], too much: []; write \"May import {@code data.disk}.\"");
        assertThat(fault("May import nothing of this project.", Set.of())).isEmpty();
    }

    /** Returns what is wrong with a comment and what to write in its place; empty where nothing is. */
    private static String fault(String comment, Set<String> imported) {
        String toWrite = "; write \"" + sentence(List.copyOf(imported)) + "\"";
        Matcher sentence = SENTENCE.matcher(comment);
        if (!sentence.find()) {
            return "no such sentence" + toWrite;
        }
        Set<String> stated = NAME.matcher(sentence.group())
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
        return stated.equals(imported)
                ? ""
                : "missing: " + without(imported, stated) + ", too much: " + without(stated, imported) + toWrite;
    }

    private static String sentence(List<String> imported) {
        List<String> names =
                imported.stream().map(name -> "{@code " + name + "}").toList();
        int last = names.size() - 1;
        return "May import "
                + switch (names.size()) {
                    case 0 -> "nothing of this project";
                    case 1 -> names.get(0);
                    default -> String.join(", ", names.subList(0, last)) + " and " + names.get(last);
                }
                + ".";
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        return names.stream().filter(name -> !others.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns for each package of the modules the other packages of ours that its classes depend on or its sources import. */
    private static SortedMap<String, SortedSet<String>> imported() throws IOException {
        SortedMap<String, SortedSet<String>> imported = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(MODULES.stream().map(module -> PROJECT + module).toList())) {
            SortedSet<String> others = imported.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency ->
                            dependency.getTargetClass().getBaseComponentType().getPackageName())
                    .filter(other -> other.startsWith(PROJECT))
                    .forEach(other -> others.add(other.substring(PROJECT.length())));
        }
        for (Path file : sources(name -> true)) {
            SortedSet<String> others = imported.computeIfAbsent(packageOf(file), name -> new TreeSet<>());
            IMPORT.matcher(Files.readString(file)).results().forEach(found -> others.add(found.group(1)));
        }
        imported.forEach((name, others) -> others.remove(name.substring(PROJECT.length())));
        return imported;
    }

    /** Returns the text of each {@code package-info.java} of the modules, on one line, by the name of its package. */
    private static Map<String, String> comments() throws IOException {
        Map<String, String> comments = new TreeMap<>();
        for (Path file : sources("package-info.java"::equals)) {
            comments.put(
                    packageOf(file),
                    Files.readString(file).replaceAll("\\R \\*", " ").replaceAll("\\s+", " "));
        }
        return comments;
    }

    private static List<Path> sources(Predicate<String> names) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(HOME.resolve(module).resolve(SOURCES))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> names.test(file.getFileName().toString()))
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    private static String packageOf(Path file) {
        Path below = HOME.relativize(file.getParent());
        Path folders = below.subpath(1 + SOURCES.getNameCount(), below.getNameCount());
        return folders.toString().replace(File.separatorChar, '.');
    }

    private static String module(String name) {
        return name.substring(PROJECT.length()).split("\\.")[0];
    }
}
