package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentumMapTest {

    /** A few hundred products of numbers of the order of one. */
    private static final double ROUNDING = 1e-12;

    @Test
    void stepsAreThoseOfTheFormula() {
        double f = 0.02;
        double gamma = 0.9;
        double h = 0.9;
        double w = 0.7;
        double u = -0.3;
        MomentumMap map = new MomentumMap();
        for (int step = 0; step < 30; step++) {
            map.step(f, gamma, h);
            double next = gamma * u + f * (w - h * u);
            w -= next;
            u = next;
        }
        assertThat(map.ww * 0.7 + map.wu * -0.3).isEqualTo(w, within(ROUNDING));
        assertThat(map.uw * 0.7 + map.uu * -0.3).isEqualTo(u, within(ROUNDING));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.9, 0", "0, 0.9, 0.9", "1e-5, 0.9, 0", "1e-3, 0.5, 0.5", "1e-4, 0.98, 0.98"})
    void aStepOnlyChangesTheLengthsOfEigenvectors(double f, double gamma, double h) {
        MomentumMap map = MomentumMap.atEigenvectors(f, gamma, h);
        MomentumMap before = MomentumMap.atEigenvectors(f, gamma, h);
        map.step(f, gamma, h);
        assertThat(map.ww * before.uw).isEqualTo(map.uw * before.ww, within(ROUNDING));
        assertThat(map.wu * before.uu).isEqualTo(map.uu * before.wu, within(ROUNDING));
        assertThat(before.ww == 1 && before.uw == 0 && before.wu == 0)
                .as("is the identity")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.9, 0, 200", "1e-4, 0.9, 0.9, 200", "0, 0.5, 0, 30"})
    void aMapThatBeginsAtEigenvectorsStaysSoundFarLongerThanTheIdentity(double f, double gamma, double h, int steps) {
        MomentumMap map = MomentumMap.atEigenvectors(f, gamma, h);
        MomentumMap identity = new MomentumMap();
        for (int step = 0; step < steps; step++) {
            map.step(f, gamma, h);
            identity.step(f, gamma, h);
        }
        assertThat(map.isSound()).isTrue();
        assertThat(identity.isSound()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, nothing is kept",
        "0.5, 0.9, 0, the eigenvalues are complex",
        "0, 0.9999, 0, the eigenvectors nearly coincide"
    })
    void aMapBeginsAsTheIdentityWhereNoTwoEigenvectorsStandApart(double f, double gamma, double h, String because) {
        MomentumMap map = MomentumMap.atEigenvectors(f, gamma, h);
        assertThat(new double[] {map.ww, map.wu, map.uw, map.uu}).as(because).containsExactly(1, 0, 0, 1);
    }

    @Test
    void aMapWhoseInverseCannotBeTakenIsNotSound() {
        MomentumMap map = new MomentumMap();
        assertThat(map.isSound()).isTrue();
        map.step(0.1, 0, 0);
        assertThat(map.isSound()).as("gamma 0: u depends on w alone").isFalse();
        map = new MomentumMap();
        map.step(Double.NaN, 0.9, 0);
        assertThat(map.isSound()).as("not a number").isFalse();
        map = MomentumMap.atEigenvectors(0, 1e-60, 0);
        map.step(0, 1e-60, 0);
        assertThat(map.isSound()).as("about to underflow").isFalse();
    }

    @Test
    void changingToAnotherMapKeepsTheState() {
        MomentumMap from = new MomentumMap();
        from.step(0.01, 0.9, 0);
        MomentumMap to = MomentumMap.atEigenvectors(1e-3, 0.9, 0);
        MomentumMap change = from.to(to);
        double p = 0.4;
        double q = -1.2;
        double nextP = change.ww * p + change.wu * q;
        double nextQ = change.uw * p + change.uu * q;
        assertThat(to.ww * nextP + to.wu * nextQ).isEqualTo(from.ww * p + from.wu * q, within(ROUNDING));
        assertThat(to.uw * nextP + to.uu * nextQ).isEqualTo(from.uw * p + from.uu * q, within(ROUNDING));
    }
}
