package org.ridgeline.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.pipeline.run.EvaluateStage.Evaluated;

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
    void numbersCountToTheirLastBit() {
        // Python: hashlib.sha256(struct.pack('>2d', 1.0, -0.0)).hexdigest()
        String hash = "8088cdd7fac81d1068eac11a4c2300ac23c2d58f02cfd7b88e780387777bbd61";
        assertThat(new Fingerprinting().numbers(new double[] {1, -0.0}).hex()).isEqualTo(hash);
        assertThat(new Fingerprinting().numbers(new double[] {1, 0.0}).hex()).isNotEqualTo(hash);
        Fingerprint fingerprint = new Fingerprinting()
                .numbers(new double[] {1, -0.0})
                .of("weights", new double[] {2})
                .fingerprint();
        assertThat(fingerprint.text()).startsWith("sketch:1 2 ").endsWith(" sha256:" + hash);
    }

    @Test
    void theLastBitOfOneScoreIsAnotherHashOfTheSameMeasures() {
        Fingerprint one = measured(0.5).fingerprint().fingerprint();
        Fingerprint other = measured(Math.nextUp(0.5)).fingerprint().fingerprint();
        assertThat(one.sameBits(measured(0.5).fingerprint().fingerprint())).isTrue();
        assertThat(one.agreesWith(other)).isTrue();
        assertThat(one.sameBits(other)).isFalse();
    }

    private static Evaluated measured(double score) {
        return new Evaluated(Map.of(), Map.of("l2", Map.of(Split.TEST, new double[] {1, score})), Map.of());
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
