package org.ridgeline.pipeline.cli;

import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.ridgeline.pipeline.cli.RunLog.Level;
import org.ridgeline.pipeline.run.StageObserver;

/**
 * One line per stage on standard error and in the log; on a terminal also a bar while a download, a descent or the studies of a report
 * run.
 */
final class StageProgress implements StageObserver {

    /** The full length of a bar that shows a share. */
    private static final int PARTS = 1000;

    private final Console console;
    private final boolean quiet;
    private final Optional<RunLog> log;
    private ProgressBar bar;
    private String task = "";

    /** Keeps no log. */
    StageProgress(Console console) {
        this(console, false, Optional.empty());
    }

    /** Takes whether to leave standard error alone, and where to log. */
    StageProgress(Console console, boolean quiet, Optional<RunLog> log) {
        this.console = console;
        this.quiet = quiet;
        this.log = log;
    }

    @Override
    public void began(String stage) {
        log.ifPresent(lines -> lines.add(Level.DEBUG, "stage " + stage + " began"));
    }

    @Override
    public void ended(String stage, double seconds, String summary) {
        log.ifPresent(lines ->
                lines.add(Level.INFO, String.format(Locale.ROOT, "stage %s: %.3f s; %s", stage, seconds, summary)));
        closeBar();
        if (!quiet) {
            console.remarks().printf(Locale.ROOT, "%-9s %6.2f s  %s%n", stage, seconds, summary);
        }
    }

    @Override
    public void downloaded(long bytes, long total) {
        proceed("download", (double) bytes / total, String.format(Locale.ROOT, "%,d KiB", bytes >> 10));
        if (bytes >= total) {
            closeBar();
        }
    }

    @Override
    public void descended(String what, double share, String remark) {
        proceed(what, share, remark);
    }

    @Override
    public void studied(String study, double share, String left) {
        proceed("studies", share, left.isEmpty() ? study : study + ", " + left);
    }

    private void proceed(String what, double share, String remark) {
        if (quiet || !console.terminal()) {
            return;
        }
        if (bar != null && !what.equals(task)) {
            closeBar();
        }
        if (bar == null) {
            task = what;
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(PARTS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(console.remarks()))
                    .build();
        }
        bar.stepTo(Math.round(PARTS * Math.min(1, share)));
        bar.setExtraMessage(" " + remark);
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
