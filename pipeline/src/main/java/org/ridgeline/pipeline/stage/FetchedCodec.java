package org.ridgeline.pipeline.stage;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.data.dataset.Corpus;
import org.ridgeline.data.dataset.CorpusProfile;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.pipeline.cache.Codec;
import org.ridgeline.pipeline.stage.FetchStage.Fetched;
import org.ridgeline.pipeline.stage.FetchStage.Origin;

/** The documents and their counts in the cache. */
final class FetchedCodec implements Codec<Fetched> {

    @Override
    public void write(Fetched fetched, DataOutputStream out) throws IOException {
        Corpus corpus = fetched.corpus();
        Wire.text(fetched.origin().name(), out);
        Wire.text(corpus.name(), out);
        out.writeBoolean(corpus.synthetic());
        Wire.hashes(corpus.inputs(), out);
        Wire.documents(corpus.documents().stream().map(Document::leaves).toList(), out);
        for (Document document : corpus.documents()) {
            out.writeByte(document.split().ordinal());
            out.writeByte(document.label());
        }
        out.writeInt(fetched.profile().counts().size());
        for (Map.Entry<String, Long> count : fetched.profile().counts().entrySet()) {
            Wire.text(count.getKey(), out);
            out.writeLong(count.getValue());
        }
    }

    @Override
    public Fetched read(ByteBuffer in) {
        Origin origin = Origin.valueOf(Wire.text(in));
        String name = Wire.text(in);
        boolean synthetic = Wire.flag(in);
        Map<String, String> inputs = Wire.hashes(in);
        List<List<String>> leaves = Wire.documents(in);
        List<Document> documents = new ArrayList<>(leaves.size());
        for (List<String> words : leaves) {
            documents.add(Document.of(Split.values()[in.get()], in.get(), words));
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int left = Wire.count(in, Integer.BYTES + Long.BYTES); left > 0; left--) {
            counts.put(Wire.text(in), in.getLong());
        }
        Corpus corpus = new Corpus(name, synthetic, inputs, documents);
        return new Fetched(corpus, origin, CorpusProfile.ofCounts(name, counts), Optional.empty());
    }
}
