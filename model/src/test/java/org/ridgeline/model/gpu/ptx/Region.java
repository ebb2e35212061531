package org.ridgeline.model.gpu.ptx;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** A stretch of memory that can be addressed: an allocation, or a shared array of the block that runs. */
final class Region {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final String name;
    private final long base;
    private final int size;
    private final boolean shared;
    private final Clock clock;
    private byte[] bytes;
    private Shadow shadow;

    /**
     * Makes the stretch.
     *
     * @param name for messages
     * @param shared whether it holds nothing until the block writes it; else it holds zeros
     */
    Region(String name, long base, int size, boolean shared, Clock clock) {
        this.name = name;
        this.base = base;
        this.size = size;
        this.shared = shared;
        this.clock = clock;
        this.bytes = new byte[size];
    }

    String name() {
        return name;
    }

    long base() {
        return base;
    }

    long size() {
        return size;
    }

    boolean live() {
        return bytes != null;
    }

    /** Gives the memory back; every later access is a fault. */
    void free() {
        bytes = null;
        shadow = null;
    }

    boolean holds(long address) {
        return address >= base && address < base + size;
    }

    /** Returns the place of an access that is wholly within, aligned, and before {@link #free}. */
    int place(long address, int length, int alignment) {
        if (bytes == null) {
            throw new Fault(String.format(
                    Locale.ROOT, "%d bytes at byte %d of %s, which has been freed", length, address - base, name));
        }
        if (address < base || address + length > base + size) {
            throw new Fault(outside(address, length));
        }
        if (address % alignment != 0) {
            throw new Fault(String.format(
                    Locale.ROOT,
                    "%d bytes at byte %d of %s, which is not aligned to %d",
                    length,
                    address - base,
                    name,
                    alignment));
        }
        return (int) (address - base);
    }

    /** Says where an access outside lies, as seen from here. */
    String outside(long address, int length) {
        long past = address - base - size;
        String where = address < base
                ? String.format(Locale.ROOT, "%d before the first byte", base - address)
                : past < 0
                        ? String.format(Locale.ROOT, "byte %d, over the end", address - base)
                        : String.format(Locale.ROOT, "%d past the last byte", past + 1);
        return String.format(Locale.ROOT, "%d bytes at %s of %s, which has %d", length, where, name, size);
    }

    /** Returns what a thread reads of a checked place, as {@link Registers} holds it. */
    long load(int place, Type type, ThreadState thread, int line, boolean readOnly) {
        Shadow cells = shadow();
        for (int cell = place / Shadow.CELL; cell * Shadow.CELL < place + type.bytes(); cell++) {
            if (shared && !cells.writtenInThisBlock(cell)) {
                throw new Fault("reads byte " + place + " of " + name + ", which its block has not written");
            }
            if (readOnly && cells.writtenInThisLaunch(cell)) {
                throw new Fault("reads as unchanging what this launch has written" + at(place));
            }
            try {
                cells.read(cell, thread.thread, line);
            } catch (Fault race) {
                throw new Fault(race.getMessage() + at(place));
            }
        }
        return switch (type.bytes()) {
            case 1 -> type.integer(bytes[place]);
            case 2 -> type.integer(bytes[place] & 0xff | bytes[place + 1] << 8);
            case 4 -> (int) INTS.get(bytes, place);
            default -> (long) LONGS.get(bytes, place);
        };
    }

    /** Writes four or eight bytes at a checked place. */
    void store(int place, Type type, long value, ThreadState thread, int line) {
        Shadow cells = shadow();
        for (int cell = place / Shadow.CELL; cell * Shadow.CELL < place + type.bytes(); cell++) {
            try {
                cells.write(cell, thread.thread, line);
            } catch (Fault race) {
                throw new Fault(race.getMessage() + at(place));
            }
        }
        if (type.bytes() == 4) {
            INTS.set(bytes, place, (int) value);
        } else {
            LONGS.set(bytes, place, value);
        }
    }

    /** Returns the bytes from a checked place on, for copies of the host. */
    ByteBuffer view(int place) {
        return ByteBuffer.wrap(bytes, place, size - place).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private Shadow shadow() {
        if (shadow == null) {
            shadow = new Shadow(size, shared, clock);
        }
        return shadow;
    }

    private String at(int place) {
        return " (byte " + place + " of " + name + ")";
    }
}
