package org.ridgeline.pipeline.run;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.model.device.Device;

/**
 * Which device computed, for the records of a run.
 *
 * @param asked what the user asked for
 * @param used what computed
 * @param name of the device
 * @param properties of the device, such as the driver's version
 * @param why by which rule; no places of this machine
 * @param omitted what stands in the place of the agreement with the CPU, where a GPU computes and the CPU does not do so, too; else empty
 */
public record DeviceUse(
        DeviceChoice asked,
        Device.Kind used,
        String name,
        SortedMap<String, String> properties,
        String why,
        Optional<String> omitted) {

    /** What the agreement is called wherever people read of it. */
    public static final String AGREEMENT = "agreement with the CPU";

    public DeviceUse {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    static DeviceUse of(DeviceChoice asked, Device device, String why, CpuComparison comparison) {
        return new DeviceUse(
                asked,
                device.kind(),
                device.name(),
                device.properties(),
                why,
                device.kind() == Device.Kind.GPU ? comparison.omitted(asked) : Optional.empty());
    }

    /** Returns whether it was the GPU. */
    public boolean onGpu() {
        return used == Device.Kind.GPU;
    }

    /** Returns whether it was the GPU and the CPU is to compute the same, too, to tell how far the two agree. */
    public boolean compared() {
        return onGpu() && omitted.isEmpty();
    }

    /** Returns the entries of a manifest; {@code agreement} only where there is none and could be one. */
    public SortedMap<String, Object> json() {
        SortedMap<String, Object> json = new TreeMap<>(Map.of(
                "asked", asked.key(),
                "used", onGpu() ? "gpu" : "cpu",
                "name", name,
                "properties", properties,
                "why", why));
        omitted.ifPresent(text -> json.put("agreement", text));
        return json;
    }

    /** Returns the device and the reason in a line. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(name);
        properties.forEach((property, value) ->
                line.append(", ").append(property).append(' ').append(value));
        return line.append(" (").append(why).append(')').toString();
    }
}
