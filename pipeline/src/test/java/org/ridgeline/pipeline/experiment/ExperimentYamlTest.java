package org.ridgeline.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgeline.pipeline.experiment.ExperimentText.WHOLE;
import static org.ridgeline.pipeline.experiment.ExperimentText.assertRefused;
import static org.ridgeline.pipeline.experiment.ExperimentText.parse;

import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no YAML, or more than the plain YAML of an experiment; {@link HostileExperimentTest} has the ones meant to harm. */
class ExperimentYamlTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "title: Tiny, 'title: Tiny\ntitle: Again', 'f.yaml:3:1: title: expected each key once'",
        "bias: true, 'bias: true\n  bias: false', 'f.yaml:11:3: features.bias: expected each key once'",
        "lambda: 1.0, 'lambda: 1.0, lambda: 2.0', 'fits[1].lambda: expected each key once'",
        "'stages: {}', 'stages: {a: b, a: c}', 'expected.stages.a: expected each key once'"
    })
    void aKeyTwiceIsRefused(String from, String to, String message) {
        assertRefused(WHOLE.replace(from, to), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing but a remark\n"})
    void anEmptyFileIsRefused(String yaml) {
        assertRefused(yaml, "f.yaml: expected an experiment, the file is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n", "just text\n", "7\n", "~\n"})
    void somethingElseThanASectionIsRefused(String yaml) {
        assertRefused(yaml, "f.yaml:1:1: expected a section, got ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name: [tiny\n", "name: \"tiny\n", "\tname: tiny\n", "name: tiny\n  title: x\n", "a: b: c\n"})
    void textThatIsNoYamlIsRefusedWithItsPlace(String yaml) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(ExperimentException.class)
                .hasMessageMatching("(?s)f\\.yaml:[12]:\\d+: .*");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThatThrownBy(() -> ExperimentFile.parse("f.yaml", new byte[] {'n', ':', ' ', (byte) 0xff, (byte) 0xfe}))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("f.yaml:1:")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertRefused(WHOLE + "---\nname: other\n", "expected one document, got another behind it");
    }

    /** Made by a YAML reader that follows type tags, and by nobody else. */
    public static final class Trap {

        private static boolean sprung;

        /** Springs the trap. */
        public Trap(String ignored) {
            sprung = true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!%s [a]", "!!%s a", "!<tag:yaml.org,2002:%s> a"})
    void aTypeTagMakesNoObject(String tagged) {
        String yaml = WHOLE.replace("Tiny", String.format(Locale.ROOT, tagged, Trap.class.getName()));
        assertRefused(yaml, "f.yaml:2:8: title: expected text, got the tag ");
        assertThat(Trap.sprung).isFalse();
    }

    @Test
    void anAliasIsRefusedAndNotReadAsTheTextOfItsName() {
        assertRefused(
                WHOLE.replace("name: tiny", "name: &a tiny").replace("Tiny", "*a"),
                "f.yaml:2:8: title: expected text, got the alias *a; write the value out");
    }

    @Test
    void anAliasBombIsRefusedAtOnce() {
        StringBuilder bomb = new StringBuilder("name: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("k").append(i).append(": &a").append(i).append(" [");
            bomb.append(String.join(", ", Collections.nCopies(10, alias))).append("]\n");
        }
        assertRefused(bomb.toString(), "f.yaml:1:7: name: expected text, got a list");
        assertRefused(WHOLE + bomb.toString().replace("name:", "expect:"), "unknown key \"expect\"");
    }

    @Test
    void aDeepNestIsRefusedAtOnce() {
        assertRefused(WHOLE.replace("stages: {}", "stages: " + "[".repeat(100_000)), "expected a section, got a list");
    }
}
