package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.pipeline.run.DescendStage.Descended;
import org.ridgeline.pipeline.run.DescentCheckpoints;
import org.ridgeline.pipeline.run.DescentSettings;
import org.ridgeline.pipeline.run.FirstStep;
import org.ridgeline.pipeline.run.Optimizer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of a descent. */
final class DescentOptions {

    /** How the step size changes over the epochs. */
    enum Schedule {
        CONSTANT,
        STEP,
        RISE,
        EXPONENTIAL,
        INVERSE
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--optimizer",
            paramLabel = "RULE",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "nesterov")
    private Optimizer optimizer;

    @Option(
            names = "--gamma",
            paramLabel = "G",
            description =
                    "Momentum of momentum and nesterov, in [0, 1) (default: 0.99, or 0.9999 for full batches without a regularizer).")
    private Double gamma;

    @Option(names = "--rising-gamma", description = "Let the momentum rise every 250 steps, from 0.5 to --gamma.")
    private boolean rising;

    @Option(
            names = "--epsilon-outside",
            description =
                    "Adam: epsilon beside the root, as in the paper and in PyTorch (default: inside it, as in the lecture).")
    private boolean epsilonOutside;

    @Option(
            names = "--eta",
            paramLabel = "H",
            description = {
                "First step size, on the mean of the squares (default: a safe one, 1/L for full batches); or search: for each fit the"
                        + " best of 1e-5, 1e-4, ..., 1 and of four between the best of these and its neighbours, by the objective"
                        + " on the training data after 100 steps of full batches or 2 epochs of mini-batches at that step size."
            })
    private String eta;

    @Option(
            names = "--schedule",
            paramLabel = "S",
            description =
                    "constant; step: halve every --rate epochs; rise: halve when the dev error rises; exponential: eta exp(-RATE t);"
                            + " inverse: eta/(1 + RATE t) (default: ${DEFAULT-VALUE}).",
            defaultValue = "constant")
    private Schedule schedule;

    @Option(names = "--rate", paramLabel = "R", description = "Rate or period of the schedule.")
    private Double rate;

    @Option(names = "--warm-up", paramLabel = "E", description = "Warm up linearly over E epochs.")
    private Integer warmUp;

    @Option(
            names = "--batch",
            paramLabel = "B",
            description = "Examples per step, or full (default: full, or 64 for adagrad, rmsprop and adam).")
    private String batch;

    @Mixin
    private StoppingOptions stopping;

    @Option(
            names = "--history-every",
            paramLabel = "N",
            description = {
                "Epochs between two entries of the history, at which --change, --patience and --schedule rise look (default: 1 with"
                        + " mini-batches, else a 200th of --epochs, or --patience where that is less; with --resume that of the"
                        + " checkpoint)."
            })
    private Integer historyEvery;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Seed of the order of the examples, not 0; with --data, of --split and the folds (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Keep the state of the training here and in FILE.FIT, optimizer included.")
    private Path checkpoint;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Epochs between two checkpoints (default: 1 with mini-batches, else 1,000).")
    private Integer every;

    @Option(
            names = "--resume",
            description =
                    "Go on from the checkpoint, to the same bits as without the interruption; begin where there is none.")
    private boolean resume;

    long seed() {
        return seed;
    }

    /** Returns the settings, checked. */
    DescentSettings settings() {
        return PropertyOptions.checked(
                command,
                () -> new DescentSettings(
                        optimizer,
                        momentum(),
                        firstStep(),
                        stepSizes(),
                        batchSize(),
                        seed,
                        stopping.settings(),
                        epsilonOutside,
                        optional(historyEvery)));
    }

    /** Returns where checkpoints go, if anywhere. */
    Optional<DescentCheckpoints> checkpoints() {
        if (checkpoint == null) {
            if (resume || every != null) {
                throw wrong((resume ? "--resume" : "--checkpoint-every") + ": expected --checkpoint FILE beside it");
            }
            return Optional.empty();
        }
        int period = every != null ? every : settings().batchSize() == DescentPlan.FULL_BATCH ? 1000 : 1;
        return Optional.of(PropertyOptions.checked(
                command,
                () -> new DescentCheckpoints(checkpoint.toAbsolutePath().normalize(), period, resume)));
    }

    /** Returns the option for how dense a history is where it was not given but resumed, the same for all descents; else nothing. */
    String resumedDensity(Collection<Descended> descents) {
        List<Integer> all = descents.stream()
                .map(fit -> fit.plan().recordEvery())
                .distinct()
                .toList();
        return resume && historyEvery == null && all.size() == 1 ? " --history-every " + all.get(0) : "";
    }

    private Optional<MomentumSchedule> momentum() {
        if (gamma != null && !(gamma >= 0 && gamma < 1)) {
            throw wrong("--gamma: expected a number in [0, 1), got " + gamma + "; at 1 no update would ever fade");
        }
        if (!optimizer.rule().hasGamma() && (gamma != null || rising)) {
            throw wrong((rising ? "--rising-gamma" : "--gamma")
                    + ": expected with momentum and nesterov only, got it with " + optimizer.key());
        }
        if (rising) {
            return Optional.of(MomentumSchedule.rising(gamma == null ? 0.99 : gamma));
        }
        return Optional.ofNullable(gamma).map(MomentumSchedule::constant);
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private FirstStep firstStep() {
        if (eta == null) {
            return new FirstStep.Safe();
        }
        if (eta.equals("search")) {
            return new FirstStep.Searched();
        }
        try {
            return new FirstStep.Given(Double.parseDouble(eta));
        } catch (NumberFormatException e) {
            throw wrong("--eta: expected \"search\" or a number above 0, got " + eta);
        }
    }

    private OptionalInt batchSize() {
        if (batch == null) {
            return OptionalInt.empty();
        }
        if (batch.equals("full")) {
            return OptionalInt.of(DescentPlan.FULL_BATCH);
        }
        if (!batch.matches("[1-9][0-9]{0,8}")) {
            throw wrong("--batch: expected \"full\" or a whole number of at least 1, got " + batch);
        }
        return OptionalInt.of(Integer.parseInt(batch));
    }

    private DescentSettings.Schedule stepSizes() {
        boolean rated = schedule == Schedule.STEP || schedule == Schedule.EXPONENTIAL || schedule == Schedule.INVERSE;
        if (rated != (rate != null)) {
            throw wrong("--rate: expected " + (rated ? "with" : "only with a schedule that has one, not with")
                    + " --schedule " + lower(schedule));
        }
        if (schedule == Schedule.STEP && rate != Math.rint(rate)) {
            throw wrong("--rate: expected a whole number of epochs with --schedule step, got " + rate);
        }
        if (rated && !(rate >= (schedule == Schedule.STEP ? 1 : 0) && rate < Integer.MAX_VALUE)) {
            throw wrong("--rate: expected a number of at least " + (schedule == Schedule.STEP ? "1 epoch" : "0")
                    + " with --schedule " + lower(schedule) + ", got " + rate);
        }
        if (warmUp != null && warmUp < 1) {
            throw wrong("--warm-up: expected at least 1 epoch, got " + warmUp);
        }
        return first -> {
            StepSize steps =
                    switch (schedule) {
                        case CONSTANT -> StepSize.constant(first);
                        case STEP -> StepSize.stepDecay(first, rate.intValue());
                        case RISE -> StepSize.halveOnRise(first);
                        case EXPONENTIAL -> StepSize.exponential(first, rate);
                        case INVERSE -> StepSize.inverse(first, rate);
                    };
            return warmUp == null ? steps : StepSize.warmUp(warmUp, steps);
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
