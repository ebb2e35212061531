package org.ridgeline.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.CanonicalJson;
import org.ridgeline.reports.table.JsonDataException;
import org.ridgeline.reports.table.StrictJson;

/** Whatever the bytes, the data of a run are read and written as they were, or refused with the documented exception. */
public final class RunFuzz {

    private RunFuzz() {}

    /** Reads the bytes as the manifest of a run in that folder; no name in it leads out of the folder. */
    public static void manifests(Path run, byte[] bytes) {
        Path file = run.resolve(Manifest.NAME);
        try {
            Files.write(file, bytes);
            RunFiles manifest;
            try {
                manifest = RunFiles.open(run);
            } catch (RunException refused) {
                return;
            }
            assertThat(manifest.hashes().keySet())
                    .allMatch(name -> run.resolve(name).normalize().startsWith(run));
            String written = manifest.manifest(Map.of(), List.of());
            Files.writeString(file, written);
            assertThat(RunFiles.open(run).manifest(Map.of(), List.of())).isEqualTo(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the bytes as a section of a report, and as a report. */
    public static void pages(byte[] bytes) {
        String json = new String(bytes, StandardCharsets.UTF_8);
        readAndWrite(json, Section.class);
        readAndWrite(json, ReportJson.class);
    }

    private static <T> void readAndWrite(String json, Class<T> type) {
        T value;
        try {
            value = StrictJson.read(json, type);
        } catch (JsonDataException refused) {
            return;
        }
        String written = CanonicalJson.write(value);
        assertThat(CanonicalJson.write(StrictJson.read(written, type))).isEqualTo(written);
    }
}
