package org.ridgeline.model.optimizer;

import org.ridgeline.model.device.DeviceDescent;

/**
 * Full-batch steps by a device, put in its queue one after the other. The host waits where it looks or pulls; and every {@value #WAIT_EVERY}
 * steps where a limit of time is set, since the time of steps that are only queued is not known.
 */
final class DeviceSteps implements Steps {

    private static final int WAIT_EVERY = 32;

    private final DeviceDescent device;
    private final UpdateRule rule;
    private final String kernel;
    private final boolean timed;
    private final DescentState state;

    /** Whether the device is ahead of the state. */
    private boolean ahead;

    /** Takes the device's descent over, from the state; the plan's rule has a kernel. */
    DeviceSteps(DeviceDescent device, DescentPlan plan, DescentState state) {
        this.device = device;
        this.rule = plan.rule();
        this.kernel = rule.kernel().orElseThrow();
        this.timed = plan.stopping().maxSeconds() < Double.POSITIVE_INFINITY;
        this.state = state;
        try {
            device.set(state.w, state.slots);
        } catch (RuntimeException | Error e) {
            device.close();
            throw e;
        }
    }

    @Override
    public double epoch(int number, double eta) {
        double[] terms = rule.terms().at(eta, ++state.steps);
        device.step(kernel, terms, rule.slots(), rule.lookAhead() ? terms[1] : 0);
        ahead = true;
        if (timed && state.steps % WAIT_EVERY == 0) {
            device.finish();
        }
        return 0;
    }

    @Override
    public void finish() {
        device.finish();
    }

    @Override
    public Look look() {
        return new Look(device.objective(), device.gradientNorm());
    }

    @Override
    public void pull() {
        if (ahead) {
            device.get(state.w, state.slots);
            ahead = false;
        }
    }

    @Override
    public void close() {
        device.close();
    }
}
