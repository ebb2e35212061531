package org.ridgeline.model.optimizer;

/** The share gamma of the last update that momentum keeps, by step. */
public sealed interface MomentumSchedule {

    /** Returns gamma at step t = 1, 2, ..., in [0, 1). */
    double at(long t);

    /** Returns the schedule in words, such as "0.99", with all digits. */
    String describe();

    /** Returns one gamma for all steps. */
    static MomentumSchedule constant(double gamma) {
        return new Constant(gamma);
    }

    /**
     * The same for all steps.
     *
     * @param gamma in [0, 1)
     */
    record Constant(double gamma) implements MomentumSchedule {

        /** Checks the range. */
        public Constant {
            requireGamma("gamma", gamma);
        }

        @Override
        public double at(long t) {
            return gamma;
        }

        @Override
        public String describe() {
            return UpdateRule.number(gamma);
        }
    }

    /**
     * Rising every 250 steps (Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep
     * learning", ICML 2013, equation 5; in the lecture): {@code min(1 - 2^(-1 - log2(floor(t/250) + 1)), gammaMax)}.
     *
     * @param gammaMax the largest gamma, in [0, 1)
     */
    record Rising(double gammaMax) implements MomentumSchedule {

        private static final int PERIOD = 250;

        /** Checks the range. */
        public Rising {
            requireGamma("gammaMax", gammaMax);
        }

        @Override
        public double at(long t) {
            // 2^(-1 - log2(k)) = 1 / (2 k)
            return Math.min(1 - 0.5 / (t / PERIOD + 1), gammaMax);
        }

        @Override
        public String describe() {
            return "rising from 0.5 to " + UpdateRule.number(gammaMax);
        }
    }

    private static void requireGamma(String name, double gamma) {
        if (!(gamma >= 0 && gamma < 1)) {
            throw new IllegalArgumentException(
                    name + " must be in [0, 1), got " + gamma + "; at 1 no update would ever fade");
        }
    }
}
