package org.ridgeline.reports.figure;

/** Stand-in until the drawing is merged. */
public final class FigurePng {

    private FigurePng() {}

    /** Returns the figure as a PNG file. */
    public static byte[] render(Figure figure) {
        return new byte[] {
            (byte) 0x89, 'P', 'N', 'G', (byte) figure.caption().id().length()
        };
    }
}
