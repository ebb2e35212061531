package org.ridgeline.pipeline.device;

import java.util.Collections;
import java.util.Map;
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
 */
public record DeviceUse(
        DeviceChoice asked, Device.Kind used, String name, SortedMap<String, String> properties, String why) {

    /** Copies. */
    public DeviceUse {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    static DeviceUse of(DeviceChoice asked, Device device, String why) {
        return new DeviceUse(asked, device.kind(), device.name(), device.properties(), why);
    }

    /** Returns whether it was the GPU. */
    public boolean onGpu() {
        return used == Device.Kind.GPU;
    }

    /** Returns the entries of a manifest. */
    public SortedMap<String, Object> json() {
        return new TreeMap<>(Map.of(
                "asked", asked.key(),
                "used", onGpu() ? "gpu" : "cpu",
                "name", name,
                "properties", properties,
                "why", why));
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
