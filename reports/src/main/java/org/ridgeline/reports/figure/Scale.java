package org.ridgeline.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The numbers along an axis: where a value stands, and which are written out.
 *
 * @param logarithmic whether positions are logarithms to the base 10
 * @param from the position at the lower end
 * @param to the position at the upper end, above it
 */
record Scale(boolean logarithmic, double from, double to) {

    private static final double ROUNDING = 1e-9;

    /** A number that is written out; one without a label is only a small tick. */
    record Tick(double position, String label) {}

    /** Returns the scale of an axis: its range, else that of the values with a margin of a part of it. */
    static Scale of(Axis axis, DoubleStream values, double margin) {
        if (axis.range().isPresent()) {
            Axis.Range range = axis.range().get();
            Scale scale = new Scale(axis.logarithmic(), range.from(), range.to());
            double to = scale.position(range.to());
            double from = scale.position(range.from());
            if (Double.isFinite(to)) {
                return new Scale(axis.logarithmic(), Double.isFinite(from) ? from : to - 1, to);
            }
        }
        Scale open = new Scale(axis.logarithmic(), 0, 1);
        double[] ends = values.map(open::position)
                .filter(Double::isFinite)
                .collect(
                        () -> new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY},
                        (all, each) -> {
                            all[0] = Math.min(all[0], each);
                            all[1] = Math.max(all[1], each);
                        },
                        (all, more) -> {});
        if (!(ends[0] <= ends[1])) {
            return open;
        }
        double span = ends[1] - ends[0];
        // A constant has no span; a unit around it shows it as such.
        double pad = span > 1e-12 * Math.max(Math.abs(ends[0]), Math.abs(ends[1]))
                ? span * margin
                : logOrShare(axis.logarithmic(), ends[0]);
        return new Scale(axis.logarithmic(), ends[0] - pad, ends[1] + pad);
    }

    private static double logOrShare(boolean logarithmic, double value) {
        return logarithmic || value == 0 ? 0.5 : Math.abs(value) / 2;
    }

    /** Returns where a value stands; not a finite number where a logarithm has none. */
    double position(double value) {
        return logarithmic ? StrictMath.log10(value) : value;
    }

    double share(double value) {
        return (position(value) - from) / (to - from);
    }

    /** Returns the ticks, at most about so many with a label. */
    List<Tick> ticks(int most) {
        return logarithmic ? powers(most) : steps(most);
    }

    private List<Tick> steps(int most) {
        double rough = (to - from) / Math.max(1, most);
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        double step = 10 * power;
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= rough * (1 - ROUNDING)) {
                step = factor * power;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        double slack = ROUNDING * (to - from);
        for (double i = Math.ceil((from - slack) / step); i * step <= to + slack; i++) {
            ticks.add(new Tick(i * step, plain(i * step, step)));
        }
        return ticks;
    }

    /** Returns a multiple of a step with as many decimals as the step has. */
    private static String plain(double value, double step) {
        double clean = Math.abs(value) < step / 2 ? 0 : value;
        if (clean != 0 && (step < 1e-5 || Math.abs(clean) >= 1e7)) {
            return String.format(Locale.ROOT, "%.3g", clean);
        }
        int decimals = (int) Math.max(0, -Math.floor(StrictMath.log10(step) + ROUNDING));
        return String.format(Locale.ROOT, "%,." + decimals + "f", clean);
    }

    private List<Tick> powers(int most) {
        int first = (int) Math.ceil(from - ROUNDING);
        int last = (int) Math.floor(to + ROUNDING);
        if (last - first < 1) {
            return withinADecade(most);
        }
        int stride = 1 + (last - first) / Math.max(1, most);
        boolean plain = first >= -4 && last <= 4;
        List<Tick> ticks = new ArrayList<>();
        for (int power = first - 1; power <= last; power++) {
            if (power >= first) {
                boolean named = Math.floorMod(power, stride) == 0;
                ticks.add(new Tick(power, named ? power(power, plain) : ""));
            }
            for (int digit = 2; digit <= 9 && last - first <= 6; digit++) {
                double position = power + StrictMath.log10(digit);
                if (position >= from && position <= to) {
                    ticks.add(new Tick(position, ""));
                }
            }
        }
        return ticks;
    }

    private List<Tick> withinADecade(int most) {
        Scale linear = new Scale(false, StrictMath.pow(10, from), StrictMath.pow(10, to));
        return linear.steps(Math.min(most, 5)).stream()
                .filter(tick -> tick.position() > 0)
                .map(tick -> new Tick(StrictMath.log10(tick.position()), tick.label()))
                .toList();
    }

    private static String power(int exponent, boolean plain) {
        if (plain) {
            int decimals = Math.max(0, -exponent);
            return String.format(Locale.ROOT, "%,." + decimals + "f", StrictMath.pow(10, exponent));
        }
        StringBuilder text = new StringBuilder("10");
        for (char each : Integer.toString(exponent).toCharArray()) {
            text.append(each == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(each - '0'));
        }
        return text.toString();
    }
}
