package org.ridgeline.pipeline.experiment;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads experiments: those built in, by name, and files, by path. */
public final class ExperimentFile {

    /** The experiments that are built in, in the order in which a check without a name runs them. */
    public static final List<String> BUILT_IN = List.of("sst-regularization", "sst-regularization-ptb");

    /** Above this many bytes a file is no experiment. */
    private static final long MAX_BYTES = 1 << 20;

    /** The longest reason: those that list what an experiment has to have are shorter. */
    private static final int REASON = 1000;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** Writes files for people; a mapper of its own, as Jackson keeps the first form of an enum that it has written. */
    private static final YAMLMapper FILES = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build())
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    private ExperimentFile() {}

    /**
     * Returns the experiment of that name, or in the file of that path; a path holds a separator or ends in {@code .yaml}.
     *
     * @throws ExperimentException if there is none, or it cannot be used
     */
    public static Experiment load(String nameOrPath) {
        return path(nameOrPath).map(ExperimentFile::read).orElseGet(() -> builtIn(nameOrPath));
    }

    /**
     * Returns the path of an experiment file; empty for the name of a built-in one.
     *
     * @throws ExperimentException if it cannot be a path
     */
    public static Optional<Path> path(String nameOrPath) {
        boolean isPath = nameOrPath.endsWith(".yaml") || nameOrPath.endsWith(".yml") || nameOrPath.contains("/");
        try {
            return isPath ? Optional.of(Path.of(nameOrPath)) : Optional.empty();
        } catch (InvalidPathException e) {
            throw new ExperimentException(nameOrPath + ": not a path here: " + e.getReason(), e);
        }
    }

    private static Experiment builtIn(String name) {
        if (!BUILT_IN.contains(name)) {
            throw new ExperimentException("no experiment is called \"" + name + "\".\nBuilt in: "
                    + String.join(", ", BUILT_IN) + Shape.nearest(name, BUILT_IN)
                    + "\nA file is given by its path, which ends in .yaml");
        }
        try (InputStream in = ExperimentFile.class.getResourceAsStream(name + ".yaml")) {
            return parse("experiment " + name, in.readAllBytes());
        } catch (IOException e) {
            throw new ExperimentException("experiment " + name + ": " + e.getMessage(), e);
        }
    }

    private static Experiment read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new ExperimentException(file + ": expected an experiment file, found "
                        + (Files.exists(file) ? "something else" : "nothing") + "\nBuilt in: "
                        + String.join(", ", BUILT_IN));
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new ExperimentException(
                        file + ": expected at most " + MAX_BYTES + " bytes, got " + Files.size(file));
            }
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ExperimentException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Parses YAML.
     *
     * @param name stands for the file in messages
     * @throws ExperimentException if it is no experiment
     */
    public static Experiment parse(String name, byte[] yaml) {
        try {
            try (YAMLParser parser = YAML.getFactory().createParser(yaml)) {
                Shape.check(name, parser, Experiment.class);
            }
            return YAML.readValue(yaml, Experiment.class);
        } catch (InvalidFormatException e) {
            throw new ExperimentException(
                    where(name, e) + path(e) + ": expected " + Shape.kind(e.getTargetType()) + ", got \""
                            + Shape.shown(e.getValue()) + "\"",
                    e);
        } catch (JsonMappingException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
            String reason = Shape.shortened(cause == e ? e.getOriginalMessage() : cause.getMessage(), REASON);
            String path = path(e);
            throw new ExperimentException(where(name, e) + (path.isEmpty() ? "" : path + ": ") + reason, e);
        } catch (JsonProcessingException e) {
            throw new ExperimentException(
                    where(name, e) + "not YAML: " + Shape.shortened(e.getOriginalMessage(), REASON), e);
        } catch (IOException e) {
            throw new ExperimentException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String where(String name, JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? name + ": " : name + ":" + location.getLineNr() + ":" + location.getColumnNr() + ": ";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /**
     * Returns the experiment of parameters that a model carries.
     *
     * @param name stands for the file in messages
     * @param parameters as {@link #parameters} writes them; JSON is YAML
     * @throws ExperimentException if they are none
     */
    public static Experiment ofParameters(String name, String parameters) {
        return parse(name, parameters.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns an experiment as the text of a file, paths of data included. */
    public static String yaml(Experiment experiment) {
        try {
            return FILES.writeValueAsString(experiment);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an experiment can be written", e);
        }
    }

    /**
     * Returns the parameters of an experiment, without what it expects and without the places of own files, as a tree with keys in the
     * order of the file.
     */
    public static ObjectNode parameters(Experiment experiment) {
        ObjectNode tree = YAML.valueToTree(
                experiment.dataset() == null
                        ? experiment
                        : experiment.on(experiment.dataset().withoutPlaces()));
        tree.remove("expected");
        return tree;
    }
}
