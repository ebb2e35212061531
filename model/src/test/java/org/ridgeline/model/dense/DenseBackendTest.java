package org.ridgeline.model.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DenseBackendTest {

    @Test
    void javaNeedsNothing() {
        assertThat(DenseBackend.JAVA.obstacle()).isEmpty();
        assertThat(DenseBackend.AUTO.obstacle()).isEmpty();
        assertThat(DenseBackend.AUTO.matrix(1, 1)).isInstanceOf(TiledMatrix.class);
        assertThat(DenseBackend.AUTO.arithmetic()).isEqualTo("java, " + Arithmetic.ofThisMachine());
    }

    /** On a machine without jblas's library its own tests cannot run; what it says there can be tested instead. */
    @TestFactory
    DynamicTest jblasServesOrSaysWhyNot() {
        Optional<String> obstacle = DenseBackend.JBLAS.obstacle();
        if (obstacle.isEmpty()) {
            return DynamicTest.dynamicTest(
                    "serves", () -> assertThat(DenseBackend.JBLAS.matrix(1, 1)).isInstanceOf(JblasMatrix.class));
        }
        return DynamicTest.dynamicTest("says why not", () -> assertThatThrownBy(() -> DenseBackend.JBLAS.matrix(1, 1))
                .isInstanceOf(DenseBackendException.class)
                .hasMessageContaining(obstacle.get())
                .hasMessageContaining("Use the dense algebra \"java\""));
    }
}
