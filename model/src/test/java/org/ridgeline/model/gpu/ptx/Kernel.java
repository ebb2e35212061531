package org.ridgeline.model.gpu.ptx;

import java.util.List;
import java.util.Locale;

/** One kernel, decoded. */
final class Kernel {

    /** A parameter: its name in the PTX and its type. */
    record Parameter(String name, Type type) {

        /** Returns the bits of an argument, which must be of the Java type that goes with this parameter's. */
        long bits(Object argument) {
            if (argument instanceof Long number && type.bytes() == 8 && !type.isFloat()) {
                return number;
            }
            if (argument instanceof Integer number && type.bytes() == 4 && !type.isFloat()) {
                return number;
            }
            if (argument instanceof Double number && type == Type.F64) {
                return FloatOperations.bits(number);
            }
            if (argument instanceof Float number && type == Type.F32) {
                return FloatOperations.bits(number);
            }
            String got = argument == null ? "null" : argument.getClass().getSimpleName();
            throw new IllegalArgumentException("argument for " + name + ": expected one of type ."
                    + type.name().toLowerCase(Locale.ROOT) + ", got " + got);
        }
    }

    private final String name;
    private final List<Parameter> parameters;
    private final int mostThreads;
    private final Instruction[] code;
    private final long[] template;
    private final int firstParameter;

    /**
     * Puts a kernel together.
     *
     * @param mostThreads in a block
     * @param template what every thread's registers start with
     * @param firstParameter the slot of the first parameter; the others follow
     */
    Kernel(
            String name,
            List<Parameter> parameters,
            int mostThreads,
            Instruction[] code,
            long[] template,
            int firstParameter) {
        this.name = name;
        this.parameters = List.copyOf(parameters);
        this.mostThreads = mostThreads;
        this.code = code.clone();
        this.template = template.clone();
        this.firstParameter = firstParameter;
    }

    String name() {
        return name;
    }

    int mostThreads() {
        return mostThreads;
    }

    /** Returns its instructions; not to be changed. */
    Instruction[] code() {
        return code;
    }

    /** Returns what every thread's registers start with in a launch with these arguments. */
    long[] template(Object... arguments) {
        if (arguments.length != parameters.size()) {
            throw new IllegalArgumentException(
                    "arguments of kernel " + name + ": expected " + parameters.size() + ", got " + arguments.length);
        }
        long[] filled = template.clone();
        for (int p = 0; p < arguments.length; p++) {
            filled[firstParameter + p] = parameters.get(p).bits(arguments[p]);
        }
        return filled;
    }
}
