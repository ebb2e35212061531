package org.ridgeline.pipeline.study;

import java.util.Optional;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.study.EarlyStoppingSection.Ridge;
import org.ridgeline.pipeline.sweep.EarlyStopping;
import org.ridgeline.reports.page.Section;

/** Errors against solver steps without a regularizer, beside the experiment's own fit with one. */
public final class EarlyStoppingStudy implements Study {

    @Override
    public String id() {
        return EarlyStoppingSection.ID;
    }

    @Override
    public String title() {
        return EarlyStoppingSection.TITLE;
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Section run(RunResult result, Workers workers, Progress progress) {
        return EarlyStoppingSection.of(
                EarlyStopping.run(result.vectors().examples(), workers, progress::done), ridge(result));
    }

    /** Returns the experiment's first fit with a regularizer, if there is one. */
    public static Optional<Ridge> ridge(RunResult result) {
        return result.experiment().fits().stream()
                .filter(fit -> fit.lambda() > 0)
                .findFirst()
                .map(fit -> new Ridge(
                        fit.lambda(), result.evaluated().byFit().get(fit.name()).get(Split.TEST)));
    }
}
