package org.ridgeline.pipeline.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlPinsTest {

    private static final String TEXT = """
            # 😀 beyond the basic plane, two characters of Java's
            expected:
              # kept
              cells:
                - {fit: a,   pinned:  1.5  , tolerance: 0.1} # kept, too
                - fit: b
                  pinned: 2.5 # behind
                  tolerance: 0.1
              stages:
                archive: sha256:old   # plain
                matrix: "sha256:old"
            """;

    @Test
    void onlyTheCharactersOfTheValuesChange() throws IOException {
        assertThat(YamlPins.replace(TEXT, Map.of(0, "7.25", 1, "-1.0E-5"), stages("archive", "x:1", "matrix", "x:3")))
                .isEqualTo(TEXT.replace("1.5", "7.25")
                        .replace("2.5", "-1.0E-5")
                        .replace("sha256:old   #", "\"x:1\"   #")
                        .replace("\"sha256:old\"", "\"x:3\""));
    }

    @Test
    void windowsLineEndsStay() throws IOException {
        String windows = TEXT.replace("\n", "\r\n");
        assertThat(YamlPins.replace(windows, Map.of(1, "3.5"), Map.of())).isEqualTo(windows.replace("2.5", "3.5"));
    }

    @Test
    void aStageThatIsPinnedAsItIsKeepsItsCharacters() throws IOException {
        assertThat(YamlPins.replace(TEXT, Map.of(), stages("archive", "sha256:old", "matrix", "sha256:old")))
                .isEqualTo(TEXT);
    }

    @Test
    void stagesThatAreNotYetPinnedComeBehindTheLast() throws IOException {
        String behind = TEXT.replace("\"sha256:old\"", "\"sha256:old\" # end") + "# the author's last line\n";
        assertThat(YamlPins.replace(behind, Map.of(), stages("zero", "x:0", "archive", "sha256:old", "tokens", "x:2")))
                .isEqualTo(behind.replace("# end\n", "# end\n    zero: \"x:0\"\n    tokens: \"x:2\"\n"));
        String cut = TEXT.stripTrailing();
        assertThat(YamlPins.replace(cut, Map.of(), stages("tokens", "x:2"))).isEqualTo(cut + "\n    tokens: \"x:2\"");
    }

    @Test
    void bracesBecomeLines() throws IOException {
        for (String braces : new String[] {"{}", "{archive: \"x:1\", matrix: \"x:2\"}"}) {
            String text = "expected:\n  cells: []\n  stages: " + braces + " # end\n";
            assertThat(YamlPins.replace(text, Map.of(), stages("archive", "x:1", "matrix", "x:3")))
                    .isEqualTo(text.replace(braces, "\n    archive: \"x:1\"\n    matrix: \"x:3\""));
        }
    }

    private static Map<String, String> stages(String... namesAndFingerprints) {
        Map<String, String> stages = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFingerprints.length; i += 2) {
            stages.put(namesAndFingerprints[i], namesAndFingerprints[i + 1]);
        }
        return stages;
    }
}
