package org.ridgeline.model.linear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalingTest {

    /** X = (2, 0; 0, 1) and lambda = 3: the Hessian of the sum is diag(2 (4 + 3), 2 (1 + 3)). */
    @Test
    void theCurvatureIsTheLargestEigenvalueOfTheHessian() {
        assertThat(Scaling.SUM.curvature(2, 2, 3)).isEqualTo(14);
        assertThat(Scaling.HALF_SUM.curvature(2, 2, 3)).isEqualTo(7);
        assertThat(Scaling.MEAN.curvature(2, 2, 3)).isEqualTo(7);
        assertThat(Scaling.MEAN.curvature(2, 4, 3)).isEqualTo(3.5);
    }
}
