package org.ridgeline.data.source;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.data.disk.Sha256;

/**
 * What a published corpus is and where to get it, as its YAML file beside this class says.
 *
 * @param name what reports call the corpus
 * @param file the archive's name in the cache
 * @param bytes the archive's exact size
 * @param sha256 the archive's SHA-256, 64 lower-case hexadecimal digits
 * @param locations where to look, in this order: {@value #CACHE}, a path from the project's folder, an https URL
 * @param files the SHA-256 of each split's file, by its name, such as {@code train}
 * @param counts what its profile must count
 */
public record CorpusSource(
        String name,
        String file,
        long bytes,
        String sha256,
        List<String> locations,
        Map<String, String> files,
        Map<String, Long> counts) {

    /** The location that stands for the cache folder. */
    public static final String CACHE = "cache";

    public CorpusSource {
        if (name == null || file == null || !file.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "file: expected a name and a plain file name, got " + name + ", " + file);
        }
        if (bytes <= 0 || !Sha256.isValid(sha256)) {
            throw new IllegalArgumentException(
                    "sha256: expected a size above 0 and 64 hexadecimal digits, got " + bytes + ", " + sha256);
        }
        locations = List.copyOf(locations);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        if (!files.values().stream().allMatch(Sha256::isValid)) {
            throw new IllegalArgumentException("files: expected 64 hexadecimal digits each, got " + files);
        }
    }

    /** Returns the Stanford Sentiment Treebank; reads its file at each call. */
    public static CorpusSource sst() {
        try (InputStream yaml = CorpusSource.class.getResourceAsStream("sst.yaml")) {
            return new YAMLMapper().readValue(yaml, CorpusSource.class);
        } catch (IOException e) {
            throw new UncheckedIOException("sst.yaml, which is part of this program, cannot be read", e);
        }
    }
}
