package org.ridgeline.reports.page;

import java.util.List;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.ConfusionMatrix;
import org.ridgeline.reports.page.ReportData.DataCheck;
import org.ridgeline.reports.page.ReportData.FactGroup;
import org.ridgeline.reports.page.ReportData.FitReport;
import org.ridgeline.reports.page.ReportData.PinnedChange;
import org.ridgeline.reports.page.ReportData.SplitResult;
import org.ridgeline.reports.table.Samples;

/** A report as a run on SST would give it. */
final class PageSamples {

    private PageSamples() {}

    static ReportData sst() {
        return report("sst-regularization", "");
    }

    static ReportData report(String text, String notice) {
        return new ReportData(
                text,
                "Least squares on bags of words, without a regularizer and with L2.",
                Samples.table("Stanford Sentiment Treebank (SST)", notice),
                List.of(
                        fit("no regularizer", 0, new ConfusionMatrix(557, 343, 569, 352), 7.9480030272576565),
                        fit("with L2", 1, new ConfusionMatrix(724, 216, 696, 185), 0.7523849990436249)),
                List.of(
                        new DataCheck("train documents", "6,920", "6,920", true),
                        new DataCheck("test documents", "1,821", "1,820", false),
                        new DataCheck("vocabulary", "14,830", "14,830", true),
                        new DataCheck("unknown test tokens", "", "2,077", true)),
                List.of(
                        new FactGroup(
                                "Inputs",
                                List.of(
                                        new Fact(
                                                "trainDevTestTrees_PTB.zip",
                                                "5c613a4f673fc74097d523a2c83f38e0cc462984d847b82c7aaf36b01cbbbfcc"),
                                        new Fact(
                                                "vocabulary",
                                                "5ace7532497711ec60d193f601c84cd96cd79dc7d510797db26899d492f52d86"))),
                        new FactGroup(
                                "Versions",
                                List.of(
                                        new Fact("Ridgeline", "0.1.0"),
                                        new Fact("Java", "17.0.9"),
                                        new Fact("BLAS", "jblas 1.2.5 (OpenBLAS)"))),
                        new FactGroup(
                                "Parameters",
                                List.of(
                                        new Fact("tokens", "leaves"),
                                        new Fact("features", "counts"),
                                        new Fact("solver", "auto"),
                                        new Fact("remark", text)))),
                List.of(new PinnedChange("2026-11-25T21:40:00Z", "l2/test mse", "0.5", "0.7523849990436249", text)),
                "./ridgeline run sst-regularization");
    }

    private static FitReport fit(String name, double lambda, ConfusionMatrix test, double mse) {
        return new FitReport(
                name,
                lambda,
                6920,
                List.of(
                        new Fact("method", "Cholesky of X X′, refined by conjugate gradients"),
                        new Fact("iterations", "28"),
                        new Fact("relative residual", "8.1e-12"),
                        new Fact("rank", "6,911 of 6,920"),
                        new Fact("weight norm", "24.574083"),
                        new Fact("seconds", "1.32")),
                List.of(
                        new SplitResult(
                                "train", new BinaryEvaluation(mse / 10, new ConfusionMatrix(3600, 21, 3289, 10))),
                        new SplitResult("test", new BinaryEvaluation(mse, test))));
    }
}
