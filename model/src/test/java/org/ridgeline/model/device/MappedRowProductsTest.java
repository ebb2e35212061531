package org.ridgeline.model.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.MappedCsrMatrix;

class MappedRowProductsTest extends SparseProductsContract {

    @TempDir
    private Path folder;

    private final List<MappedCsrMatrix> open = new ArrayList<>();

    @Override
    protected SparseProducts products(CsrMatrix x, Workers workers) {
        open.add(MappedRows.of(x, folder));
        return new RowProducts(open.get(open.size() - 1), workers);
    }

    @AfterEach
    void close() throws IOException {
        for (MappedCsrMatrix matrix : open) {
            matrix.close();
        }
    }

    @Test
    void theGradientHasTheBitsOfRowsInMemory() {
        SplittableRandom random = new SplittableRandom(1);
        CsrBuilder builder = new CsrBuilder(5_000);
        for (int i = 0; i < 6_000; i++) {
            for (int k = 0; k < 100; k++) {
                builder.add(random.nextInt(5_000), random.nextInt(1, 4));
            }
            builder.endRow();
        }
        CsrMatrix x = builder.build();
        double[] weight = random.doubles(6_000, 0, 1).toArray();
        double[] v = random.doubles(5_000, -1, 1).toArray();
        double[] y = random.doubles(6_000, -1, 1).toArray();
        double[] residual = new double[6_000];
        double[] gradient = new double[5_000];
        double[] mappedResidual = new double[6_000];
        double[] mappedGradient = new double[5_000];
        try (Workers one = new Workers(1);
                Workers two = new Workers(2)) {
            new RowProducts(x, one).gradient(weight, v, y, residual, gradient);
            products(x, two).gradient(weight, v, y, mappedResidual, mappedGradient);
        }
        assertThat(mappedResidual).containsExactly(residual);
        assertThat(mappedGradient).containsExactly(gradient);
    }
}
