package org.ridgeline.pipeline.predict;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The messages of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto) that a model needs, with their field numbers. */
final class OnnxGraph {

    /** Element types of {@code TensorProto.DataType}. */
    static final int INT64 = 7;

    static final int STRING = 8;
    static final int BOOL = 9;
    static final int DOUBLE = 11;

    /** Fields of {@code GraphProto}. */
    private static final int NODE = 1;

    private static final int NAME = 2;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;

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
        IntStream.range(0, Math.abs(length)).forEach(j -> raw.putDouble(values.applyAsDouble(j)));
        constant(name, DOUBLE, length, raw);
    }

    /** Adds a constant of one integer in one dimension. */
    void integerConstant(String name, long value) {
        ByteBuffer raw = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        constant(name, INT64, 1, raw.putLong(value));
    }

    private void constant(String name, int type, int length, ByteBuffer raw) {
        ProtoMessage tensor = length < 0 ? new ProtoMessage() : new ProtoMessage().put(1, length);
        graph.put(INITIALIZER, tensor.put(2, type).put(8, name).put(9, raw.array()));
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
        return attribute(name, 4, List.of(value), 3);
    }

    static ProtoMessage integer(String name, long value) {
        return attribute(name, 3, List.of(value), 2);
    }

    static ProtoMessage integers(String name, List<Integer> values) {
        return attribute(name, 8, values, 7);
    }

    static ProtoMessage strings(String name, List<String> values) {
        return attribute(name, 9, values, 8);
    }

    /** Returns an attribute of so many floats of 1. */
    static ProtoMessage ones(String name, int count) {
        ByteBuffer packed = ByteBuffer.allocate(Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, count).forEach(i -> packed.putFloat(1));
        // A repeated field of fixed width may be written as one length-delimited run.
        return attribute(name, 7, List.of(packed.array()), 6);
    }

    /** Returns an attribute: the field that its values stand in, and its {@code AttributeProto.AttributeType}. */
    private static ProtoMessage attribute(String name, int field, List<?> values, int type) {
        ProtoMessage attribute = new ProtoMessage().put(1, name);
        values.forEach(value -> attribute.put(field, value));
        return attribute.put(20, type);
    }
}
