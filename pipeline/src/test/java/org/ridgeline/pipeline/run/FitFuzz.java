package org.ridgeline.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.ridgeline.reports.table.CanonicalJson;
import org.ridgeline.reports.table.JsonDataException;
import org.ridgeline.reports.table.StrictJson;

/** Whatever the bytes, a fit from the cache is read and can be written so that it reads the same, or is refused. */
public final class FitFuzz {

    private FitFuzz() {}

    /** Reads the bytes as the JSON of a fit. */
    public static void stages(byte[] bytes) {
        String written;
        try {
            written = CanonicalJson.write(
                    StrictJson.read(new String(bytes, StandardCharsets.UTF_8), TrainStage.Solved.class));
        } catch (JsonDataException refused) {
            return;
        } catch (IllegalArgumentException tooLarge) {
            // A number such as 1e999 is none that a fit was ever written with.
            assertThat(tooLarge).hasMessageContaining("expected a finite number");
            return;
        }
        assertThat(CanonicalJson.write(StrictJson.read(written, TrainStage.Solved.class)))
                .isEqualTo(written);
    }
}
