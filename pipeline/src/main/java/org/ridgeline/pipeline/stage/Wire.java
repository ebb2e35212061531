package org.ridgeline.pipeline.stage;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;

/** How the stages' outputs write and read what they share: texts, words, numbers, matrices. */
final class Wire {

    private Wire() {}

    static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(ByteBuffer in) {
        byte[] bytes = new byte[count(in, 1)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads a count of things of so many bytes each at least; nothing is allocated for more than there is. */
    static int count(ByteBuffer in, int leastBytes) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / leastBytes) {
            throw new IllegalArgumentException(
                    "count: expected at most " + in.remaining() / leastBytes + ", got " + count);
        }
        return count;
    }

    static void texts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text, out);
        }
    }

    static List<String> texts(ByteBuffer in) {
        int count = count(in, Integer.BYTES);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    static void hashes(Map<String, String> map, DataOutputStream out) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, String> entry : map.entrySet()) {
            text(entry.getKey(), out);
            text(entry.getValue(), out);
        }
    }

    static Map<String, String> hashes(ByteBuffer in) {
        int count = count(in, 2 * Integer.BYTES);
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            map.put(text(in), text(in));
        }
        return map;
    }

    static void numbers(double[] numbers, DataOutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Double.BYTES));
        bytes.asDoubleBuffer().put(numbers);
        out.writeInt(numbers.length);
        out.write(bytes.array());
    }

    static double[] numbers(ByteBuffer in) {
        double[] numbers = new double[count(in, Double.BYTES)];
        in.asDoubleBuffer().get(numbers);
        in.position(in.position() + numbers.length * Double.BYTES);
        return numbers;
    }

    static void matrix(CsrMatrix matrix, DataOutputStream out) throws IOException {
        out.writeInt(matrix.columns());
        out.writeInt(matrix.rows());
        for (int i = 0; i < matrix.rows(); i++) {
            out.writeInt(matrix.rowStart(i + 1) - matrix.rowStart(i));
            for (int k = matrix.rowStart(i); k < matrix.rowStart(i + 1); k++) {
                out.writeInt(matrix.columnAt(k));
                out.writeDouble(matrix.valueAt(k));
            }
        }
    }

    static CsrMatrix matrix(ByteBuffer in) {
        CsrBuilder builder = new CsrBuilder(in.getInt());
        int rows = count(in, Integer.BYTES);
        for (int i = 0; i < rows; i++) {
            int length = count(in, Integer.BYTES + Double.BYTES);
            for (int k = 0; k < length; k++) {
                builder.add(in.getInt(), in.getDouble());
            }
            builder.endRow();
        }
        return builder.build();
    }

    static void optional(OptionalInt value, DataOutputStream out) throws IOException {
        out.writeBoolean(value.isPresent());
        out.writeInt(value.orElse(0));
    }

    static OptionalInt optionalInt(ByteBuffer in) {
        boolean present = flag(in);
        int value = in.getInt();
        return present ? OptionalInt.of(value) : OptionalInt.empty();
    }

    static void optional(OptionalDouble value, DataOutputStream out) throws IOException {
        out.writeBoolean(value.isPresent());
        out.writeDouble(value.orElse(0));
    }

    static OptionalDouble optionalDouble(ByteBuffer in) {
        boolean present = flag(in);
        double value = in.getDouble();
        return present ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    static boolean flag(ByteBuffer in) {
        return in.get() != 0;
    }
}
