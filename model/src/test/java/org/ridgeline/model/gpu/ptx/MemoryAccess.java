package org.ridgeline.model.gpu.ptx;

/** A load from memory or a store to it, of one to four numbers that lie side by side. */
final class MemoryAccess implements Instruction.Step {

    /** Finds the stretch of memory that an address is meant for. */
    @FunctionalInterface
    interface Space {
        Region near(long address);
    }

    private final Space space;
    private final Type type;
    private final boolean store;
    private final boolean readOnly;
    private final int address;
    private final long offset;
    private final int[] values;
    private final int line;
    /** The stretch met last: nearly always the one of the next thread as well. */
    private Region last;

    /**
     * Makes the access.
     *
     * @param readOnly whether it is a load that promises that nobody writes there during the launch
     * @param address the slot that holds the address
     * @param offset added to it
     * @param values the slots loaded to or stored from
     */
    MemoryAccess(
            Space space, Type type, boolean store, boolean readOnly, int address, long offset, int[] values, int line) {
        if (store && type.bytes() < Shadow.CELL) {
            throw new Fault(
                    "stores of fewer than " + Shadow.CELL + " bytes are not supported: races are watched by so many");
        }
        this.space = space;
        this.type = type;
        this.store = store;
        this.readOnly = readOnly;
        this.address = address;
        this.offset = offset;
        this.values = values.clone();
        this.line = line;
    }

    @Override
    public void run(ThreadState thread) {
        long from = thread.registers[address] + offset;
        Region region = last;
        if (region == null || !region.holds(from)) {
            region = space.near(from);
            last = region;
        }
        int place = place(region, from);
        for (int value : values) {
            if (store) {
                region.store(place, type, thread.registers[value], thread, line);
            } else {
                thread.registers[value] = region.load(place, type, thread, line, readOnly);
            }
            place += type.bytes();
        }
    }

    private int place(Region region, long from) {
        int length = type.bytes() * values.length;
        try {
            return region.place(from, length, length);
        } catch (Fault fault) {
            throw new Fault((store ? "writes " : "reads ") + fault.getMessage());
        }
    }
}
