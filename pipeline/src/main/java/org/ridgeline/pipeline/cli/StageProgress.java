package org.ridgeline.pipeline.cli;

import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.ridgeline.pipeline.stage.StageObserver;

/** One line per stage on standard error; on a terminal also a bar while a download runs. */
final class StageProgress implements StageObserver {

    private final Console console;
    private ProgressBar bar;

    StageProgress(Console console) {
        this.console = console;
    }

    @Override
    public void began(String stage) {
        // The line is printed when the stage ends: stages of a run take seconds at most.
    }

    @Override
    public void downloaded(long bytes, long total) {
        if (!console.terminal()) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("download")
                    .setInitialMax(total)
                    .setUnit(" KiB", 1024)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(console.remarks()))
                    .build();
        }
        bar.stepTo(bytes);
        if (bytes >= total) {
            closeBar();
        }
    }

    @Override
    public void ended(String stage, double seconds, String summary) {
        closeBar();
        console.remarks().println(String.format(Locale.ROOT, "%-9s %6.2f s  %s", stage, seconds, summary));
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
