package org.ridgeline.pipeline.run;

import java.util.Optional;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.gpu.GpuDevice;
import org.ridgeline.model.gpu.Gpus;
import org.ridgeline.model.gpu.Precision;

/** Where a GPU comes from. */
public interface GpuSource {

    /** Returns why {@link #open} cannot succeed, as far as can be told without loading anything; empty if it may. */
    Optional<String> obstacle();

    /**
     * Opens a GPU, which is then the caller's to close.
     *
     * @param precision in what numbers it computes
     * @throws org.ridgeline.model.gpu.GpuException if there is none or it cannot be used; says what was looked for and what was found
     */
    Device open(Precision precision);

    /** Returns that of this machine, by NVIDIA's driver. */
    static GpuSource ofThisMachine() {
        return new GpuSource() {
            @Override
            public Optional<String> obstacle() {
                return Gpus.obstacle();
            }

            @Override
            public Device open(Precision precision) {
                return new GpuDevice(Gpus.open(), precision);
            }
        };
    }
}
