package org.ridgeline.model.gpu.ptx;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each operand of a kernel stands in the array of a thread: special registers first, then registers, constants and addresses of
 * shared arrays in the order they are met. An instruction thus reads every operand the same way, from a slot.
 *
 * <p>A slot holds raw bits: an f32 in the low 32, a predicate as 0 or 1. Of a value of 32 bits the high half means nothing.
 */
final class Registers {

    private static final List<String> SPECIAL =
            List.of("%tid.x", "%ntid.x", "%ctaid.x", "%nctaid.x", "%laneid", "%warpid");
    /** What the other dimensions hold: we launch along one. */
    private static final Map<String, Long> FIXED = Map.of(
            "%tid.y",
            0L,
            "%tid.z",
            0L,
            "%ctaid.y",
            0L,
            "%ctaid.z",
            0L,
            "%ntid.y",
            1L,
            "%ntid.z",
            1L,
            "%nctaid.y",
            1L,
            "%nctaid.z",
            1L,
            "WARP_SZ",
            32L);

    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, Long> symbols = new HashMap<>();
    private long[] template = new long[64];
    private int used;

    Registers() {
        SPECIAL.forEach(this::declare);
        declare("_");
        FIXED.forEach(this::symbol);
    }

    /** Fills the special registers. */
    static void identify(long[] registers, int thread, int threads, int block, int blocks) {
        registers[0] = thread;
        registers[1] = threads;
        registers[2] = block;
        registers[3] = blocks;
        registers[4] = thread & 31;
        registers[5] = thread >> 5;
    }

    /** Makes room for a register; a second declaration, in an inner block, shares the first one's. */
    void declare(String name) {
        if (!slots.containsKey(name)) {
            slots.put(name, add(0));
        }
    }

    /** Names a number, such as the address of a shared array. */
    void symbol(String name, long value) {
        symbols.put(name, value);
    }

    /** Returns the slot of a register that is written. */
    int target(String name) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw new Fault("unknown register " + name);
        }
        return slot;
    }

    /** Returns the slot that holds a register, a constant or an address. */
    int source(String operand) {
        Integer slot = slots.get(operand);
        if (slot == null) {
            slot = add(constant(operand));
            slots.put(operand, slot);
        }
        return slot;
    }

    /** Returns what every thread starts with. */
    long[] template() {
        return Arrays.copyOf(template, used);
    }

    private int add(long value) {
        if (used == template.length) {
            template = Arrays.copyOf(template, 2 * used);
        }
        template[used] = value;
        return used++;
    }

    private long constant(String operand) {
        Long symbol = symbols.get(operand);
        if (symbol != null) {
            return symbol;
        }
        try {
            if (operand.startsWith("0d") || operand.startsWith("0D")) {
                return new BigInteger(operand.substring(2), 16).longValue();
            }
            if (operand.startsWith("0f") || operand.startsWith("0F")) {
                return new BigInteger(operand.substring(2), 16).intValue();
            }
            if (operand.startsWith("0x") || operand.startsWith("0X")) {
                return new BigInteger(operand.substring(2), 16).longValue();
            }
            return new BigInteger(operand.endsWith("U") ? operand.substring(0, operand.length() - 1) : operand)
                    .longValue();
        } catch (NumberFormatException e) {
            throw new Fault("unknown operand " + operand);
        }
    }
}
