package org.ridgeline.pipeline.pinned;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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

    private static final List<Map.Entry<String, String>> CHAIN =
            List.of(Map.entry("archive", "x:1"), Map.entry("tokens", "x:2"), Map.entry("matrix", "x:3"));

    @Test
    void onlyTheCharactersOfTheValuesChange() throws IOException {
        String changed = YamlPins.of(TEXT)
                .with(
                        Map.of(0, "7.25", 1, "-1.0E-5"),
                        List.of(CHAIN.get(0), CHAIN.get(2)),
                        List.of("archive", "matrix"));
        assertThat(changed)
                .isEqualTo(TEXT.replace("1.5", "7.25")
                        .replace("2.5", "-1.0E-5")
                        .replace("sha256:old   #", "\"x:1\"   #")
                        .replace("\"sha256:old\"", "\"x:3\""));
    }

    @Test
    void windowsLineEndsStay() throws IOException {
        String windows = TEXT.replace("\n", "\r\n");
        assertThat(YamlPins.of(windows).with(Map.of(1, "3.5"), List.of(), List.of()))
                .isEqualTo(windows.replace("2.5", "3.5"));
    }

    @Test
    void aStageThatIsNotYetPinnedComesBehindTheOneBeforeIt() throws IOException {
        assertThat(YamlPins.of(TEXT).with(Map.of(), CHAIN, List.of("tokens")))
                .isEqualTo(TEXT.replace("# plain\n", "# plain\n    tokens: \"x:2\"\n"));
        List<Map.Entry<String, String>> first = List.of(Map.entry("zero", "x:0"), CHAIN.get(0), CHAIN.get(2));
        assertThat(YamlPins.of(TEXT).with(Map.of(), first, List.of("zero")))
                .isEqualTo(TEXT.replace("    archive:", "    zero: \"x:0\"\n    archive:"));
    }

    @Test
    void bracesTakeStagesToo() throws IOException {
        String flow = "expected:\n  cells: []\n  stages: {archive: \"x:1\", matrix: \"x:3\"} # end\n";
        assertThat(YamlPins.of(flow).with(Map.of(), CHAIN, List.of("tokens")))
                .isEqualTo(flow.replace("\"x:1\"", "\"x:1\", tokens: \"x:2\""));
        String none = "expected:\n  cells: []\n  stages: {}\n";
        assertThat(YamlPins.of(none).with(Map.of(), CHAIN, List.of()))
                .isEqualTo(
                        "expected:\n  cells: []\n  stages: \n    archive: \"x:1\"\n    tokens: \"x:2\"\n    matrix: \"x:3\"\n");
    }
}
