package org.ridgeline.model.gpu.ptx;

/**
 * {@code shfl.sync}: each lane reads a value of another (PTX ISA, "shfl.sync").
 *
 * @param mode {@code up}, {@code down}, {@code bfly} or {@code idx}
 * @param target the slot that receives
 * @param inRange the slot told whether the source lies in the lane's segment, or -1
 * @param source the slot read in the other lane
 * @param step the slot that holds the distance or index
 * @param clamp the slot that holds the last lane and, from bit 8, the mask of the segment
 */
record Shuffle(String mode, int target, int inRange, int source, int step, int clamp)
        implements WarpOperation.Exchange {

    @Override
    public void run(ThreadState[] lanes, int present) {
        long[] received = new long[lanes.length];
        boolean[] within = new boolean[lanes.length];
        for (int lane = 0; lane < lanes.length; lane++) {
            if ((present >>> lane & 1) != 0) {
                int from = lane(lanes[lane].registers, lane);
                within[lane] = from >= 0;
                from = within[lane] ? from : lane;
                if ((present >>> from & 1) == 0) {
                    throw new Fault("lane " + lane + " shuffles from lane " + from
                            + ", which takes no part: those that do are " + WarpOperation.hexadecimal(present));
                }
                received[lane] = lanes[from].registers[source];
            }
        }
        for (int lane = 0; lane < lanes.length; lane++) {
            if ((present >>> lane & 1) != 0) {
                lanes[lane].registers[target] = received[lane];
                if (inRange >= 0) {
                    lanes[lane].registers[inRange] = within[lane] ? 1 : 0;
                }
            }
        }
    }

    /** Returns the lane that is read, or -1 where that lies beyond the segment. */
    private int lane(long[] registers, int lane) {
        int distance = (int) registers[step] & 31;
        int last = (int) registers[clamp] & 31;
        int segment = (int) (registers[clamp] >>> 8) & 31;
        int highest = lane & segment | last & ~segment;
        int lowest = lane & segment;
        return switch (mode) {
            case "up" -> lane - distance >= highest ? lane - distance : -1;
            case "down" -> lane + distance <= highest ? lane + distance : -1;
            case "bfly" -> (lane ^ distance) <= highest ? lane ^ distance : -1;
            default -> (lowest | distance & ~segment) <= highest ? lowest | distance & ~segment : -1;
        };
    }
}
