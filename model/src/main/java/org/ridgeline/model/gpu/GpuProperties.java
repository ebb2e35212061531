package org.ridgeline.model.gpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.JCudaDriver;

/** What a record of a run says of a GPU beside its name. */
final class GpuProperties {

    private static final Path KERNEL_DRIVER = Path.of("/proc/driver/nvidia/version");
    private static final Pattern VERSION = Pattern.compile("Kernel Module.*?\\s(\\d+(?:\\.\\d+)+)\\s");

    private GpuProperties() {}

    /** Returns compute capability, CUDA version of the driver's library, and the kernel driver's version where Linux tells it. */
    static SortedMap<String, String> of(CUdevice device) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put(
                "computeCapability",
                attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR) + "."
                        + attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR));
        int[] cuda = new int[1];
        JCudaGpu.check(JCudaDriver.cuDriverGetVersion(cuda), "GPU: version of the driver");
        properties.put("cuda", cuda[0] / 1000 + "." + cuda[0] % 1000 / 10);
        if (Files.isReadable(KERNEL_DRIVER)) {
            try {
                driver(Files.readString(KERNEL_DRIVER)).ifPresent(version -> properties.put("driver", version));
            } catch (IOException e) {
                throw new UncheckedIOException(KERNEL_DRIVER + " cannot be read", e);
            }
        }
        return properties;
    }

    private static int attribute(CUdevice device, int attribute) {
        int[] value = new int[1];
        JCudaGpu.check(JCudaDriver.cuDeviceGetAttribute(value, attribute, device), "GPU: compute capability");
        return value[0];
    }

    /** Returns the version in the text by which the kernel's driver describes itself. */
    static Optional<String> driver(String description) {
        Matcher matcher = VERSION.matcher(description);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
