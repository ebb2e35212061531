package org.ridgeline.pipeline.publish;

import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.text.TokenProperties;
import org.ridgeline.model.store.ColumnFactors;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.Tokens;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.predict.Labels;
import org.ridgeline.pipeline.predict.MeasureProperties;
import org.ridgeline.pipeline.predict.ModelProperties;
import org.ridgeline.pipeline.run.Environment;
import org.ridgeline.pipeline.run.OwnDocuments;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
import org.ridgeline.reports.table.ShortestDecimal;

/** Makes of a fit what a model file holds: all that scores a text, and where the weights came from; no times, no places, no texts. */
public final class RunModel {

    private RunModel() {}

    /** Returns the model of one of the run's fits. */
    public static StoredModel of(RunResult result, TrainedFit fit) {
        Experiment experiment = result.experiment();
        SortedMap<String, String> properties = new TreeMap<>();
        result.fetched().own().ifPresentOrElse(own -> own(properties, experiment, own), () -> {
            properties.put(ModelProperties.LABELS, "+1 positive, -1 negative; a score of 0 counts as negative");
            properties.putAll(ModelProperties.features(experiment.features().settings()));
            properties.putAll(
                    experiment.features().plainWords() && experiment.tokens() != Tokens.WHITESPACE
                            ? TokenProperties.ofTreebank(experiment.tokens() == Tokens.PTB)
                            : TokenProperties.write(experiment.tokenSettings()));
        });
        properties.put(ModelProperties.EXPERIMENT, experiment.name());
        properties.put(ModelProperties.FIT, fit.spec().name());
        properties.put(ModelProperties.CORPUS, result.fetched().corpus().name());
        properties.put(ModelProperties.CORPUS_SHA256, result.fetched().corpus().sha256());
        properties.put(ModelProperties.SYNTHETIC, Boolean.toString(result.synthetic()));
        properties.put(ModelProperties.SOLVER, fit.certificate().method());
        properties.put(
                ModelProperties.SOLVER_RESIDUAL,
                ShortestDecimal.of(fit.certificate().relativeResidual()));
        result.evaluated()
                .byFit()
                .get(fit.spec().name())
                .forEach((split, measured) -> MeasureProperties.write(properties, split, measured));
        properties.put(
                ModelProperties.TRAIN_DOCUMENTS,
                Integer.toString(result.vectors().train().targets().length));
        properties.put(ModelProperties.PARAMETERS_SHA256, Manifest.parametersHash(result));
        properties.put(
                ModelProperties.PARAMETERS,
                ExperimentFile.parameters(experiment).toString());
        result.chain()
                .forEach(stage -> properties.put(
                        ModelProperties.STAGE + stage.stage(),
                        stage.fingerprint().text()));
        properties.put(ModelProperties.RIDGELINE, Environment.ridgelineVersion());
        properties.put(ModelProperties.COMMIT, Environment.commit());
        Optional<ColumnFactors> factors = experiment.features().weighting() == Weighting.TFIDF
                ? Optional.of(new ColumnFactors(result.vectors().bag().idf()))
                : Optional.empty();
        return new StoredModel(fit.model(), result.vectors().bag().vocabulary().words(), properties, factors);
    }

    private static void own(SortedMap<String, String> properties, Experiment experiment, OwnDocuments own) {
        LabelMapping mapping = own.mapping();
        properties.putAll(new ModelProperties(
                        experiment.tokenSettings(),
                        experiment.features().settings(),
                        new Labels(mapping.positiveName(), mapping.negativeName()))
                .write());
        properties.put(ModelProperties.MAPPING, mapping.toString());
        StringJoiner files = new StringJoiner(", ");
        own.files().forEach((name, hash) -> files.add(name + " sha256:" + hash));
        properties.put(ModelProperties.FILES, files.toString());
    }
}
