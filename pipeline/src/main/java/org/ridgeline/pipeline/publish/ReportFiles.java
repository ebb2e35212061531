package org.ridgeline.pipeline.publish;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.model.device.Workers;
import org.ridgeline.reports.page.Report;
import org.ridgeline.reports.page.ReportFile;

/** Makes the files that follow from a report; {@code run} and {@code report} both come here, so that they give the same bytes. */
final class ReportFiles {

    private ReportFiles() {}

    /**
     * Returns the bytes of each file by its name; the drawings are made by all workers.
     *
     * @param pixels whether PNGs are among them, which take as long as all else together
     */
    static SortedMap<String, byte[]> of(Report report, boolean pixels, Workers workers) {
        List<ReportFile> files = ReportFile.of(report).stream()
                .filter(file -> pixels || !file.name().endsWith(".png"))
                .toList();
        byte[][] contents = new byte[files.size()][];
        workers.forEach(
                contents.length, k -> contents[k] = files.get(k).content().get());
        SortedMap<String, byte[]> byName = new TreeMap<>();
        for (int k = 0; k < contents.length; k++) {
            byName.put(files.get(k).name(), contents[k]);
        }
        return byName;
    }
}
