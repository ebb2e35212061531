package org.ridgeline.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.solver.NumericalException;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.Experiment.Tokens;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.RunResult.Timing;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

class StudyRunTest {

    private static final String COMMAND = "./ridgeline run --full tiny";

    private final List<String> heard = new ArrayList<>();

    @Test
    void withoutFullTheSlowOnesAreMissingInTheirPlaceAndNameTheCommand() {
        Studied studied = run(false, SampleStudies.all());
        assertThat(studied.sections())
                .extracting(Section::id)
                .containsExactly("words-and-tables", "drawings", "slow-one");
        assertThat(studied.sections().get(2).blocks())
                .containsExactly(new Block.Missing("What slow-one shows", COMMAND));
        assertThat(studied.timings()).extracting("stage").containsExactly("study words-and-tables", "study drawings");
        assertThat(heard).containsExactly("study What words-and-tables shows", "study What drawings shows");
    }

    @Test
    void withFullAllRunAndTheShareOfAllIsToldByCost() {
        Studied studied = run(true, SampleStudies.all());
        assertThat(studied.sections().get(2).blocks()).containsExactly(new Block.Text("It took its time."));
        // Costs 0.5, 0.5 and 10: each is told at its start and at its middle.
        assertThat(heard)
                .containsExactly(
                        "words-and-tables 0.000",
                        "words-and-tables 0.023",
                        "study What words-and-tables shows",
                        "drawings 0.045",
                        "drawings 0.068",
                        "study What drawings shows",
                        "slow-one 0.091",
                        "slow-one 0.545",
                        "study What slow-one shows");
    }

    @Test
    void aSlowStudyOfTheSameRunIsTakenFromTheCacheAndAQuickOneIsNot(@TempDir Path folder) {
        RunResult run = Runs.tiny(Tokens.LEAVES, Weighting.COUNTS, new FitSpec("l2", "with L2", 1));
        RunResult other = Runs.tiny(Tokens.LEAVES, Weighting.COUNTS, new FitSpec("l2", "with L2", 2));
        assertThat(cached(run, folder)).isEmpty();
        assertThat(cached(run, folder)).containsExactly("study slow-one");
        assertThat(cached(other, folder)).isEmpty();
    }

    private static List<String> cached(RunResult run, Path folder) {
        StageCache cache = StageCache.in(folder, "code", Clock.systemUTC(), remark -> {});
        try (Workers workers = new Workers(1)) {
            return StudyRun.begin(
                            SampleStudies.all(), StudyRun.early(SampleStudies.all()), true, workers, section -> {})
                    .finish(run, true, COMMAND, cache, StageObserver.silent())
                    .timings()
                    .stream()
                    .filter(Timing::cached)
                    .map(Timing::stage)
                    .toList();
        }
    }

    @Test
    void aStudyWhoseNumbersFailSaysSoAndTheOthersRun() {
        Study failing = SampleStudies.study("bad", true, () -> {
            throw new NumericalException("pivot 3: expected above 0, got -1");
        });
        Studied studied = run(false, List.of(failing, SampleStudies.all().get(0)));
        assertThat(studied.failures()).containsExactly("study bad: pivot 3: expected above 0, got -1");
        assertThat(studied.sections().get(0).blocks())
                .containsExactly(new Block.Text("This study failed: pivot 3: expected above 0, got -1"));
        assertThat(studied.sections().get(1).id()).isEqualTo("words-and-tables");
        assertThat(heard).first().isEqualTo("study failed: What bad shows");
    }

    @Test
    void aDefectOfAStudyEndsTheRun() {
        Study defective = SampleStudies.study("bad", true, () -> {
            throw new IllegalStateException("a defect");
        });
        assertThatThrownBy(() -> run(false, List.of(defective))).isInstanceOf(IllegalStateException.class);
        Study misnamed = SampleStudies.study("one", true, () -> SampleStudies.section("other", List.of()));
        assertThatThrownBy(() -> run(false, List.of(misnamed)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("study one: expected a section of that name, got other");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aStudyThatLooksAtNoRunIsNotAskedForOneAndStandsInItsPlace(int threads) {
        Section early = SampleStudies.section("early", List.of(new Block.Text("No run was looked at.")));
        List<Section> ready = Collections.synchronizedList(new ArrayList<>());
        List<Study> studies = List.of(SampleStudies.all().get(0), SampleStudies.withoutRun("early", () -> early));
        try (Workers workers = new Workers(threads)) {
            Studied studied = StudyRun.begin(studies, StudyRun.early(studies), false, workers, ready::add)
                    .finish(null, true, COMMAND, StageCache.none(), StageObserver.silent());
            assertThat(studied.sections()).extracting(Section::id).containsExactly("words-and-tables", "early");
            assertThat(ready).containsExactlyInAnyOrderElementsOf(studied.sections());
            assertThat(studied.timings()).extracting("stage").containsExactly("study words-and-tables", "study early");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aStudyThatLooksAtNoRunFailsAsTheOthersDo(int threads) {
        Study failing = SampleStudies.withoutRun("bad", () -> {
            throw new NumericalException("pivot 3: expected above 0, got -1");
        });
        Study defective = SampleStudies.withoutRun("one", () -> SampleStudies.section("other", List.of()));
        try (Workers workers = new Workers(threads)) {
            Studied studied = StudyRun.begin(
                            List.of(failing), StudyRun.early(List.of(failing)), false, workers, section -> {})
                    .finish(null, true, COMMAND, StageCache.none(), StageObserver.silent());
            assertThat(studied.failures()).containsExactly("study bad: pivot 3: expected above 0, got -1");
            StudyRun run = StudyRun.begin(
                    List.of(defective), StudyRun.early(List.of(defective)), false, workers, section -> {});
            assertThatThrownBy(() -> run.finish(null, true, COMMAND, StageCache.none(), StageObserver.silent()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("study one: expected a section of that name, got other");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.9, 0.5, ''",
        "100, 0.02, ''",
        "10, 1, ''",
        "10, 0.95, about 1 s left",
        "10, 0.6, about 7 s left",
        "10, 0.4, about 15 s left",
        "20, 0.33, about 40 s left",
        "30, 0.2, about 2 min left"
    })
    void theTimeLeftIsAsRoughAsItIsKnown(double seconds, double share, String left) {
        assertThat(StudyMeter.left(seconds, share)).isEqualTo(left);
    }

    private Studied run(boolean full, List<Study> studies) {
        StageObserver observer = new StageObserver() {
            @Override
            public void began(String stage) {}

            @Override
            public void ended(String stage, double seconds, String summary) {
                heard.add(stage + " " + summary);
            }

            @Override
            public void studied(String study, double share, String left) {
                heard.add(String.format(java.util.Locale.ROOT, "%s %.3f", study, share));
            }
        };
        try (Workers workers = new Workers(1)) {
            // These studies look at no result.
            return StudyRun.begin(studies, StudyRun.early(studies), full, workers, section -> {})
                    .finish(null, true, COMMAND, StageCache.none(), observer);
        }
    }
}
