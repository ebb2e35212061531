package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.dataset.BinaryTask;
import org.ridgeline.data.dataset.Corpus;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.SyntheticCorpus;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;

class DeviceTimesTest {

    @Test
    void everyDocumentWithAPolarityIsARowOfItsCounts() {
        LabeledMatrix examples = BenchDeviceCommand.synthetic(400, 2);
        Corpus corpus = SyntheticCorpus.generate(SyntheticCorpus.DEFAULT_SEED, 400);
        double[] ones = new double[examples.matrix().columns()];
        Arrays.fill(ones, 1);
        double[] sums = examples.matrix().multiply(ones);
        List<Document> documents = BinaryTask.documents(corpus.documents());
        assertThat(examples.rows()).isEqualTo(documents.size());
        for (int i = 0; i < sums.length; i++) {
            // The row's words and its one of the bias.
            assertThat(sums[i]).isEqualTo(documents.get(i).words().size() + 1.0);
            assertThat(examples.label(i)).isEqualTo(BinaryTask.target(documents.get(i)));
        }
    }

    @Test
    void theBytesOfAProductAreCountedByHand() {
        CsrBuilder builder = new CsrBuilder(5);
        builder.add(0, 1);
        builder.add(3, 2);
        builder.endRow();
        builder.add(4, 1);
        builder.endRow();
        // 3 values and columns, 6 row starts of the transpose, 2 + 5 elements of the vectors.
        assertThat(DeviceTimes.bytes(builder.build())).isEqualTo(3 * 12 + 6 * 4 + 7 * 8);
    }

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(DeviceTimes.median(new double[] {5, 1, 3})).isEqualTo(3);
    }
}
