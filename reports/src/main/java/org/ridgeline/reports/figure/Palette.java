package org.ridgeline.reports.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The colours of figures: each a CSS custom property with a value on light and on dark paper.
 *
 * <p>The series follow Okabe and Ito, <em>Color Universal Design</em> (2008), the light ones among them darkened until
 * they stand out from white at 3 to 1.
 */
enum Palette {
    PAPER("paper", 0xffffff, 0x161b22),
    INK("ink", 0x22272e, 0xe6edf3),
    QUIET("quiet", 0x59636e, 0xa3adb8),
    GRID("grid", 0xdde2e8, 0x343b44),
    SERIES_1("1", 0x0072b2, 0x4fa8e8),
    SERIES_2("2", 0xd55e00, 0xff8a3d),
    SERIES_3("3", 0x008a64, 0x2ec79b),
    SERIES_4("4", 0xb0548c, 0xe58cbf),
    SERIES_5("5", 0xa87400, 0xe6b422),
    SERIES_6("6", 0x3a93cc, 0x8cd0ff),
    SERIES_7("7", 0x7a3e12, 0xc98f63),
    SERIES_8("8", 0x5b6470, 0xb4bdc7),
    HEIGHT_1("height-1", 0xc6d5e2, 0x2a4058),
    HEIGHT_2("height-2", 0xafc3d5, 0x34506d),
    HEIGHT_3("height-3", 0x97b0c7, 0x406182),
    HEIGHT_4("height-4", 0x7f9cb7, 0x4e7397),
    HEIGHT_5("height-5", 0x6888a6, 0x6087ab),
    HEIGHT_6("height-6", 0x537493, 0x789dbe),
    HEIGHT_7("height-7", 0x40607e, 0x97b5d0),
    HEIGHT_8("height-8", 0x2f4c68, 0xbccfe2);

    private static final int SERIES = 8;
    private static final int HEIGHTS = 8;

    private final String property;
    private final int light;
    private final int dark;
    private final String hex;
    private final String variable;

    Palette(String name, int light, int dark) {
        this.property = "--fig-" + name;
        this.light = light;
        this.dark = dark;
        this.hex = hex(light);
        this.variable = "var(" + property + "," + hex + ")";
    }

    /** Returns red, green and blue on light paper. */
    int light() {
        return light;
    }

    /** Returns the colour of a series; after the last the first again. */
    static Palette series(int index) {
        return values()[SERIES_1.ordinal() + index % SERIES];
    }

    /** Returns the colour of a height, given as its share of the way from the lowest to the highest. */
    static Palette height(double share) {
        int index = (int) Math.floor(share * HEIGHTS);
        return values()[HEIGHT_1.ordinal() + Math.max(0, Math.min(HEIGHTS - 1, index))];
    }

    /** Returns the colour as CSS: the custom property, and the light colour where it is not set. */
    String variable() {
        return variable;
    }

    /** Returns the colour on light paper as CSS. */
    String hex() {
        return hex;
    }

    private static String hex(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }

    /** Returns the declarations of all custom properties, for light or for dark paper. */
    static String declarations(boolean onDark) {
        return Arrays.stream(values())
                .map(each -> each.property + ": " + hex(onDark ? each.dark : each.light) + ";")
                .collect(Collectors.joining(" "));
    }
}
