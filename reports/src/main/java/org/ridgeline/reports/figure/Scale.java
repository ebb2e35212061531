package org.ridgeline.reports.figure;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
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
    private static final int FEWEST = 3;

    /** A number that is written out, and where it stands from 0 to 1; one without a label is only a small tick. */
    record Tick(double share, String label) {}

    /** Returns the scale of an axis: its range, else that of the values with a margin of a part of it. */
    static Scale of(Axis axis, DoubleStream values, double margin) {
        Scale open = new Scale(axis.logarithmic(), 0, 1);
        if (axis.range().isPresent()) {
            Axis.Range range = axis.range().get();
            return new Scale(axis.logarithmic(), open.position(range.from()), open.position(range.to()));
        }
        DoubleSummaryStatistics ends =
                values.map(open::position).filter(Double::isFinite).summaryStatistics();
        if (ends.getCount() == 0) {
            return open;
        }
        double span = ends.getMax() - ends.getMin();
        double pad = span * margin;
        // A constant has no span; a unit around it shows it as such.
        if (!(span > 1e-12 * Math.max(Math.abs(ends.getMin()), Math.abs(ends.getMax())))) {
            pad = axis.logarithmic() || ends.getMin() == 0 ? 0.5 : Math.abs(ends.getMin()) / 2;
        }
        return new Scale(axis.logarithmic(), ends.getMin() - pad, ends.getMax() + pad);
    }

    private double position(double value) {
        return logarithmic ? StrictMath.log10(value) : value;
    }

    /** Returns where a value stands, from 0 to 1 inside the scale; not a finite number where a logarithm has none. */
    double share(double value) {
        return (position(value) - from) / (to - from);
    }

    /** Returns where a value stands or, if it is outside, the nearer end; the lower one where a logarithm has none. */
    double inside(double value) {
        double share = share(value);
        return Double.isFinite(share) ? Math.max(0, Math.min(1, share)) : 0;
    }

    /** Returns the ticks, at most about so many with a label. */
    List<Tick> ticks(int most) {
        return logarithmic ? powers(most) : steps(most);
    }

    /** Returns the ticks, at most about so many and fewer where their labels are wider in all than the room for them. */
    List<Tick> ticks(int most, double room) {
        List<Tick> ticks = ticks(most);
        double letters = ticks.stream()
                .mapToDouble(tick -> TextStyle.TICK.width(tick.label()))
                .sum();
        return letters <= room || most <= FEWEST ? ticks : ticks(most - 1, room);
    }

    private List<Tick> steps(int most) {
        double rough = (to - from) / most;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        double step = DoubleStream.of(1, 2, 5, 10)
                .map(factor -> factor * power)
                .filter(each -> each >= rough * (1 - ROUNDING))
                .findFirst()
                .orElse(10 * power);
        List<Tick> ticks = new ArrayList<>();
        double slack = ROUNDING * (to - from);
        for (double i = Math.ceil((from - slack) / step); i * step <= to + slack; i++) {
            ticks.add(new Tick((i * step - from) / (to - from), plain(i * step, step)));
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
        int stride = 1 + (last - first) / most;
        boolean plain = first >= -4 && last <= 4;
        List<Tick> ticks = new ArrayList<>();
        for (int power = first - 1; power <= last; power++) {
            for (int digit = 1; digit <= (last - first <= 6 ? 9 : 1); digit++) {
                double share = (power + StrictMath.log10(digit) - from) / (to - from);
                if (share >= -ROUNDING && share <= 1 + ROUNDING) {
                    boolean named = digit == 1 && Math.floorMod(power, stride) == 0;
                    ticks.add(new Tick(share, named ? power(power, plain) : ""));
                }
            }
        }
        return ticks;
    }

    private List<Tick> withinADecade(int most) {
        Scale linear = new Scale(false, StrictMath.pow(10, from), StrictMath.pow(10, to));
        return linear.steps(Math.min(most, 5)).stream()
                .map(tick -> new Tick(share(linear.from + tick.share() * (linear.to - linear.from)), tick.label()))
                .filter(tick -> Double.isFinite(tick.share()))
                .toList();
    }

    private static String power(int exponent, boolean plain) {
        if (plain) {
            return plain(StrictMath.pow(10, exponent), StrictMath.pow(10, exponent));
        }
        StringBuilder text = new StringBuilder("10");
        for (char each : Integer.toString(exponent).toCharArray()) {
            text.append(each == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(each - '0'));
        }
        return text.toString();
    }
}
