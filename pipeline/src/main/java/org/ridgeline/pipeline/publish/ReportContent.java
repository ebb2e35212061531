package org.ridgeline.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.source.CorpusSource;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.DeviceUse;
import org.ridgeline.pipeline.run.Environment;
import org.ridgeline.pipeline.run.FetchStage.Origin;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.RunResult.Timing;
import org.ridgeline.pipeline.run.Tables;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
import org.ridgeline.pipeline.run.Vectors.Part;
import org.ridgeline.reports.page.Fact;
import org.ridgeline.reports.page.ReportData;
import org.ridgeline.reports.page.ReportData.DataCheck;
import org.ridgeline.reports.page.ReportData.FactGroup;
import org.ridgeline.reports.page.ReportData.FitReport;
import org.ridgeline.reports.page.ReportData.SplitResult;

/** Gathers what the report page shows from a run's results. */
final class ReportContent {

    private ReportContent() {}

    static ReportData of(RunResult result, List<Timing> studies, RunContext context) {
        return new ReportData(
                result.experiment().name(),
                summary(result),
                Tables.table(result),
                result.trained().fits().stream().map(fit -> fit(result, fit)).toList(),
                checks(result),
                List.of(
                        facts("Inputs", result.fetched().corpus().inputs()),
                        facts("Stages", Manifest.stages(result)),
                        parameters(result),
                        facts("Versions", Environment.versions()),
                        facts("Machine", Environment.machine()),
                        times(result, studies, context)),
                PinnedRows.of(context.history()),
                context.command());
    }

    private static String summary(RunResult result) {
        Part test = result.vectors().parts().get(Split.TEST);
        return String.format(
                        Locale.ROOT,
                        "Least squares on %s: %,d training documents, %,d words, %s. A score above 0 is positive; 0 counts as"
                                + " negative.",
                        result.fetched().corpus().name(),
                        result.vectors().train().targets().length,
                        result.vectors().bag().vocabulary().size(),
                        result.experiment().features().weighting().name().toLowerCase(Locale.ROOT))
                + (test == null
                        ? " No documents are held back to test on."
                        : String.format(
                                Locale.ROOT,
                                " %,d of %,d test tokens are not in the vocabulary and left out.",
                                test.unknownTokens(),
                                test.tokens()));
    }

    private static FitReport fit(RunResult result, TrainedFit fit) {
        List<SplitResult> splits = new ArrayList<>();
        result.evaluated()
                .byFit()
                .get(fit.spec().name())
                .forEach((split, measured) -> splits.add(new SplitResult(split.key(), measured)));
        return new FitReport(
                fit.spec().title(),
                fit.lambda(),
                result.vectors().train().targets().length,
                certificate(fit, result.trained().device()),
                splits);
    }

    private static List<Fact> certificate(TrainedFit fit, DeviceUse device) {
        Certificate certificate = fit.certificate();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("method", certificate.method()));
        facts.add(fact("iterations", "%,d", certificate.iterations()));
        facts.add(fact(
                "residual of the normal equations",
                "%.1e, %s",
                certificate.normalResidual(),
                certificate.requirement()));
        facts.add(fact("residual of the fit", "%.1e", certificate.fitResidual()));
        facts.add(
                certificate.rank().isPresent()
                        ? fact("rank", "%,d", certificate.rank().getAsInt())
                        : new Fact("rank", "not determined"));
        certificate.condition().ifPresent(condition -> facts.add(fact("condition number", "about %.3g", condition)));
        certificate.dense().ifPresent(dense -> facts.add(new Fact("dense algebra", dense)));
        fit.agreement().ifPresent(agreement -> facts.add(agreement(agreement)));
        device.omitted().ifPresent(text -> facts.add(new Fact(DeviceUse.AGREEMENT, text)));
        facts.add(fact("norm of the weights", "%.4f", fit.model().norm()));
        facts.add(fact("seconds", "%.2f", certificate.seconds()));
        return facts;
    }

    private static Fact fact(String name, String format, Object... values) {
        return new Fact(name, String.format(Locale.ROOT, format, values));
    }

    private static Fact agreement(Agreement agreement) {
        return fact(
                DeviceUse.AGREEMENT,
                "weights differ by at most %.1e of the largest, scores by %.1e; %,d of %,d documents have another sign",
                agreement.weights(),
                agreement.scores(),
                agreement.signs(),
                agreement.documents());
    }

    private static List<DataCheck> checks(RunResult result) {
        Map<String, Long> pinned = result.fetched().origin() == Origin.PUBLISHED
                ? CorpusSource.sst().counts()
                : Map.of();
        List<DataCheck> checks = new ArrayList<>();
        result.fetched().profile().counts().forEach((name, actual) -> {
            Long expected = pinned.get(name);
            checks.add(new DataCheck(
                    name,
                    expected == null ? "" : String.format(Locale.ROOT, "%,d", expected),
                    String.format(Locale.ROOT, "%,d", actual),
                    expected == null || expected.equals(actual)));
        });
        return checks;
    }

    private static FactGroup parameters(RunResult result) {
        List<Fact> facts = new ArrayList<>();
        ExperimentFile.parameters(result.experiment())
                .properties()
                .forEach(entry -> facts.add(new Fact(
                        entry.getKey(),
                        entry.getValue().isTextual()
                                ? entry.getValue().asText()
                                : entry.getValue().toString())));
        return new FactGroup("Parameters", facts);
    }

    private static FactGroup times(RunResult result, List<Timing> studies, RunContext context) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("started", context.started().toString()));
        facts.add(new Fact("threads", Integer.toString(context.threads())));
        facts.add(new Fact("device", result.trained().device().toString()));
        Stream.concat(result.timings().stream(), studies.stream())
                .map(timing ->
                        fact(timing.stage(), "%.2f s%s", timing.seconds(), timing.cached() ? ", from the cache" : ""))
                .forEach(facts::add);
        Manifest.remarks(result).forEach(remark -> facts.add(new Fact("remark", remark)));
        return new FactGroup("This run", facts);
    }

    private static FactGroup facts(String title, Map<String, String> facts) {
        return new FactGroup(
                title,
                facts.entrySet().stream()
                        .map(entry -> new Fact(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
