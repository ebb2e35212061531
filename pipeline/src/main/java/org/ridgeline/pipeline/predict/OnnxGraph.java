package org.ridgeline.pipeline.predict;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The messages of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto) that a model needs, with their field numbers. */
final class OnnxGraph {

    /** Element types of {@code TensorProto.DataType}. */
    static final int FLOAT = 1;

    static final int INT64 = 7;
    static final int STRING = 8;
    static final int BOOL = 9;
    static final int DOUBLE = 11;

    private static final int NODE = 1;
    private static final int NAME = 2;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;

    /** {@code AttributeProto.AttributeType}. */
    private static final int A_STRING = 3;

    private static final int A_INT = 2;
    private static final int FLOATS = 6;
    private static final int INTS = 7;
    private static final int STRINGS = 8;

    private final ProtoMessage graph = new ProtoMessage();

    OnnxGraph(String name) {
        graph.put(NAME, name);
    }

    ProtoMessage message() {
        return graph;
    }

    void node(String operator, List<String> inputs, String output, ProtoMessage... attributes) {
        ProtoMessage node = new ProtoMessage();
        inputs.forEach(input -> node.put(1, input));
        node.put(2, output).put(3, output).put(4, operator);
        for (ProtoMessage attribute : attributes) {
            node.put(5, attribute);
        }
        graph.put(NODE, node);
    }

    /** Adds a constant of doubles; a length of -1 stands for a single number without dimensions. */
    void doubles(String name, int length, IntToDoubleFunction values) {
        ByteBuffer raw = ByteBuffer.allocate(Double.BYTES * Math.abs(length)).order(ByteOrder.LITTLE_ENDIAN);
        for (int j = 0; j < Math.abs(length); j++) {
            raw.putDouble(values.applyAsDouble(j));
        }
        constant(name, DOUBLE, length, raw.array());
    }

    /** Adds a constant of one integer in one dimension. */
    void integer(String name, long value) {
        constant(
                name,
                INT64,
                1,
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array());
    }

    private void constant(String name, int type, int length, byte[] raw) {
        ProtoMessage tensor = new ProtoMessage();
        if (length >= 0) {
            tensor.put(1, length);
        }
        graph.put(INITIALIZER, tensor.put(2, type).put(8, name).put(9, raw));
    }

    void input(String name, int type, String... dimensions) {
        graph.put(INPUT, value(name, type, dimensions));
    }

    void output(String name, int type, String... dimensions) {
        graph.put(OUTPUT, value(name, type, dimensions));
    }

    private static ProtoMessage value(String name, int type, String... dimensions) {
        ProtoMessage shape = new ProtoMessage();
        for (String dimension : dimensions) {
            shape.put(1, new ProtoMessage().put(2, dimension));
        }
        ProtoMessage tensor = new ProtoMessage().put(1, type).put(2, shape);
        return new ProtoMessage().put(1, name).put(2, new ProtoMessage().put(1, tensor));
    }

    static ProtoMessage text(String name, String value) {
        return new ProtoMessage().put(1, name).put(4, value).put(20, A_STRING);
    }

    static ProtoMessage integerAttribute(String name, long value) {
        return new ProtoMessage().put(1, name).put(3, value).put(20, A_INT);
    }

    static ProtoMessage integers(String name, List<? extends Number> values) {
        ProtoMessage attribute = new ProtoMessage().put(1, name);
        values.forEach(value -> attribute.put(8, value.longValue()));
        return attribute.put(20, INTS);
    }

    static ProtoMessage strings(String name, List<String> values) {
        ProtoMessage attribute = new ProtoMessage().put(1, name);
        values.forEach(value -> attribute.put(9, value));
        return attribute.put(20, STRINGS);
    }

    /** Returns an attribute of so many ones. */
    static ProtoMessage ones(String name, int count) {
        ByteBuffer packed = ByteBuffer.allocate(Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            packed.putFloat(1);
        }
        // A repeated field of fixed width may be written as one length-delimited run.
        return new ProtoMessage().put(1, name).put(7, packed.array()).put(20, FLOATS);
    }
}
