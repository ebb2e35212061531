/**
 * Which device a run computes on, and what its records say of that. A command asks for a {@link
 * org.ridgeline.pipeline.device.DeviceChoice}; {@link org.ridgeline.pipeline.device.Devices} keeps the rule and opens the GPU; the stages
 * hand the {@link org.ridgeline.model.device.Device} that it returns to the solvers. {@link org.ridgeline.pipeline.device.CpuComparison} says
 * when the CPU computes the same, too.
 *
 * <p>On the chosen device run the fits of an experiment's table, the exact fits and the full gradients of descents. On the CPU run with any
 * choice: mini-batches, federated clients, what the sweeps and the report's studies fit, and the measures.
 *
 * <p>May import {@code model.device} and {@code model.gpu}.
 */
package org.ridgeline.pipeline.device;
