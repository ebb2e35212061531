package org.ridgeline.model.gpu.ptx;

/**
 * {@code vote.sync}: each lane learns a predicate of all (PTX ISA, "vote.sync").
 *
 * @param mode {@code all}, {@code any}, {@code uni} or {@code ballot}
 * @param target the slot that receives
 * @param source the slot of the predicate
 * @param negated whether its opposite is meant
 */
record Vote(String mode, int target, int source, boolean negated) implements WarpOperation.Exchange {

    @Override
    public void run(ThreadState[] lanes, int present) {
        int votes = 0;
        for (int lane = 0; lane < lanes.length; lane++) {
            if ((present >>> lane & 1) != 0 && lanes[lane].registers[source] != 0 != negated) {
                votes |= 1 << lane;
            }
        }
        long result =
                switch (mode) {
                    case "all" -> votes == present ? 1 : 0;
                    case "any" -> votes != 0 ? 1 : 0;
                    case "uni" -> votes == present || votes == 0 ? 1 : 0;
                    default -> votes;
                };
        for (int lane = 0; lane < lanes.length; lane++) {
            if ((present >>> lane & 1) != 0) {
                lanes[lane].registers[target] = result;
            }
        }
    }
}
