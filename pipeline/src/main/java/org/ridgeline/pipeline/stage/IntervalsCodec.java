package org.ridgeline.pipeline.stage;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ridgeline.eval.uncertainty.Interval;
import org.ridgeline.pipeline.cache.Codec;

/** The drawn intervals in the cache: the scores and measures they belong to are cheaper to compute than to read. */
final class IntervalsCodec implements Codec<Map<String, Interval>> {

    @Override
    public void write(Map<String, Interval> intervals, DataOutputStream out) throws IOException {
        out.writeInt(intervals.size());
        for (Map.Entry<String, Interval> entry : intervals.entrySet()) {
            Wire.text(entry.getKey(), out);
            out.writeDouble(entry.getValue().low());
            out.writeDouble(entry.getValue().high());
        }
    }

    @Override
    public Map<String, Interval> read(ByteBuffer in) {
        int count = Wire.count(in, 2 * Double.BYTES);
        Map<String, Interval> intervals = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            intervals.put(Wire.text(in), new Interval(in.getDouble(), in.getDouble()));
        }
        return intervals;
    }
}
