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
        Wire.texts(corpus.documents().stream().map(Document::text).toList(), out);
        String file = null;
        for (Document document : corpus.documents()) {
            boolean another = !document.file().equals(file);
            out.writeBoolean(another);
            if (another) {
                file = document.file();
                Wire.text(file, out);
            }
            out.writeLong(document.line());
            Wire.text(document.label(), out);
            Wire.text(document.split(), out);
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
        List<String> texts = Wire.texts(in);
        List<Document> documents = new ArrayList<>(texts.size());
        String file = null;
        for (String text : texts) {
            file = Wire.flag(in) ? Wire.text(in) : file;
            documents.add(new Document(file, in.getLong(), text, Wire.text(in), Wire.text(in), null));
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int left = Wire.count(in, Integer.BYTES + Long.BYTES); left > 0; left--) {
            counts.put(Wire.text(in), in.getLong());
        }
        Corpus corpus = new Corpus(name, synthetic, inputs, documents);
        return new Fetched(corpus, origin, CorpusProfile.ofCounts(name, counts), Optional.empty());
    }
}
