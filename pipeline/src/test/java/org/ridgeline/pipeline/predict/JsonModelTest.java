package org.ridgeline.pipeline.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.model.store.StoredModel;

class JsonModelTest {

    @Test
    void everyNumberReadsBackAsTheSameBits() throws IOException {
        StoredModel stored = Models.random(Models.tokens(Scheme.WHITESPACE, true, 2, true), Weighting.TFIDF, 3);
        JsonNode json = new ObjectMapper().readTree(JsonModel.write(stored));
        assertThat(json.get("format").textValue()).isEqualTo("ridgeline-model");
        assertThat(json.get("formatVersion").intValue()).isEqualTo(1);
        assertThat(json.get("weights")).hasSize(stored.model().dimension());
        for (int j = 0; j < stored.model().dimension(); j++) {
            assertThat(json.get("weights").get(j).doubleValue())
                    .isEqualTo(stored.model().weight(j));
            assertThat(json.get("factors").get(j).doubleValue())
                    .isEqualTo(stored.factors().orElseThrow().of(j));
            assertThat(json.get("terms").get(j).textValue())
                    .isEqualTo(stored.vocabulary().get(j));
        }
        assertThat(json.get("bias").doubleValue()).isEqualTo(stored.model().bias());
        assertThat(json.get("properties").get("tokens.ngrams").textValue()).isEqualTo("2");
    }

    @Test
    void withoutFactorsThereIsNoSuchMember() throws IOException {
        assertThat(new ObjectMapper().readTree(JsonModel.write(Models.byHand())).has("factors"))
                .isFalse();
    }
}
