package org.ridgeline.pipeline.study;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.ridgeline.pipeline.cache.Codec;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.CanonicalJson;
import org.ridgeline.reports.table.StrictJson;

/** A section in the cache, as JSON like in a run's folder. */
final class SectionCodec implements Codec<Section> {

    @Override
    public void write(Section section, DataOutputStream out) throws IOException {
        out.write(CanonicalJson.write(section).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Section read(ByteBuffer in) {
        byte[] json = new byte[in.remaining()];
        in.get(json);
        return StrictJson.read(new String(json, StandardCharsets.UTF_8), Section.class);
    }
}
