package org.ridgeline.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintingTest {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @Test
    void isTheSha256OfTheLines() {
        // printf 'abc\n' | sha256sum
        assertThat(new Fingerprinting().line("abc").hex())
                .isEqualTo("edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb");
        // printf 'é\n' | sha256sum
        assertThat(new Fingerprinting().line("é").of("words").fingerprint().text())
                .isEqualTo("sha256:edd3a863872a04239eb29ad4bc12fc892b3d4ae57cc7e786a3697816f8e141c2");
    }

    @Test
    void listsThatJoinToTheSameTextDiffer() {
        assertThat(new Fingerprinting().line("ab").line("c").hex())
                .isNotEqualTo(new Fingerprinting().line("a").line("bc").hex());
        assertThat(new Fingerprinting().line("a").line("").hex())
                .isNotEqualTo(new Fingerprinting().line("a").hex());
    }

    @Test
    void oneHashStandsForItself() {
        assertThat(Fingerprinting.ofHashes("archive", Map.of("a.zip", A))
                        .fingerprint()
                        .text())
                .isEqualTo("sha256:" + A);
    }

    @Test
    void severalHashesCountWithTheirNamesInAnyOrder() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("train.txt", A);
        one.put("test.txt", B);
        Map<String, String> other = new LinkedHashMap<>();
        other.put("test.txt", B);
        other.put("train.txt", A);
        assertThat(Fingerprinting.ofHashes("archive", one)).isEqualTo(Fingerprinting.ofHashes("archive", other));
        assertThat(Fingerprinting.ofHashes("archive", Map.of("train.txt", B, "test.txt", A)))
                .isNotEqualTo(Fingerprinting.ofHashes("archive", one));
    }
}
