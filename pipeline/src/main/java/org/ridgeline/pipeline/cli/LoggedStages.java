package org.ridgeline.pipeline.cli;

import java.util.Locale;
import org.ridgeline.pipeline.run.StageObserver;

/** Writes to a log what it hands on to another observer. */
final class LoggedStages implements StageObserver {

    private final StageObserver next;
    private final RunLog log;

    LoggedStages(StageObserver next, RunLog log) {
        this.next = next;
        this.log = log;
    }

    @Override
    public void began(String stage) {
        log.debug("stage " + stage + " began");
        next.began(stage);
    }

    @Override
    public void ended(String stage, double seconds, String summary) {
        log.info(String.format(Locale.ROOT, "stage %s: %.3f s; %s", stage, seconds, summary));
        next.ended(stage, seconds, summary);
    }

    @Override
    public void downloaded(long bytes, long total) {
        next.downloaded(bytes, total);
    }

    @Override
    public void descended(String what, double share, String remark) {
        next.descended(what, share, remark);
    }

    @Override
    public void studied(String study, double share, String left) {
        next.studied(study, share, left);
    }
}
