package org.ridgeline.reports.figure;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.text.Normalizer;

/**
 * A sans-serif font that is measured by a table, so that a figure is laid out the same on every machine, also where
 * no font is installed.
 *
 * <p>The widths are Helvetica's (Adobe font metrics), which Arial and Liberation Sans share, and a little more; a
 * reader's font that differs is fitted to them.
 */
final class Letters extends Font {

    private static final long serialVersionUID = 1L;

    /** Thousandths of the size, from the space to the tilde. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584
    };

    private static final double LOOSER = 1.03;
    private static final double BOLDER = 1.07;
    private static final float ASCENT = 0.9f;
    private static final float DESCENT = 0.22f;

    static final Letters TITLE = new Letters(Font.BOLD, 18);
    static final Letters TEXT = new Letters(Font.PLAIN, 17);
    static final Letters TICK = new Letters(Font.PLAIN, 16);

    Letters(int style, int size) {
        super(Font.SANS_SERIF, style, size);
    }

    /** Returns how wide a text is set, in pixels. */
    static double width(String text, int style, double size) {
        double sum = text.codePoints().mapToDouble(Letters::thousandths).sum();
        return sum / 1000 * size * LOOSER * ((style & Font.BOLD) == 0 ? 1 : BOLDER);
    }

    double width(String text) {
        return width(text, getStyle(), getSize2D());
    }

    private static double thousandths(int letter) {
        if (letter >= ' ' && letter <= '~') {
            return WIDTHS[letter - ' '];
        }
        if (letter == '⁻' || letter >= '⁰' && letter <= '⁹' || letter == '¹' || letter == '²' || letter == '³') {
            return 350;
        }
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        int plain = letter == 'ı'
                ? 'i'
                : Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                        .codePointAt(0);
        if (plain != letter) {
            return thousandths(plain);
        }
        return Character.isIdeographic(letter) || letter > 0xffff ? 1000 : 600;
    }

    @Override
    public String getFamily() {
        return "sans-serif";
    }

    @Override
    public LineMetrics getLineMetrics(String text, FontRenderContext context) {
        return new Lines(text.length(), getSize2D());
    }

    /** Returns the metrics that layouts ask for. */
    static FontMetrics metrics(Font font) {
        return new Metrics(font);
    }

    private static final class Metrics extends FontMetrics {

        private static final long serialVersionUID = 1L;

        Metrics(Font font) {
            super(font);
        }

        @Override
        public int getAscent() {
            return Math.round(ASCENT * font.getSize2D());
        }

        @Override
        public int getDescent() {
            return Math.round(DESCENT * font.getSize2D());
        }

        @Override
        public int stringWidth(String text) {
            return (int) Math.ceil(width(text, font.getStyle(), font.getSize2D()));
        }

        @Override
        public int charsWidth(char[] data, int offset, int length) {
            return stringWidth(new String(data, offset, length));
        }

        @Override
        public int charWidth(char letter) {
            return stringWidth(String.valueOf(letter));
        }
    }

    private static final class Lines extends LineMetrics {

        private final int letters;
        private final float size;

        Lines(int letters, float size) {
            this.letters = letters;
            this.size = size;
        }

        @Override
        public int getNumChars() {
            return letters;
        }

        @Override
        public float getAscent() {
            return Math.round(ASCENT * size);
        }

        @Override
        public float getDescent() {
            return Math.round(DESCENT * size);
        }

        @Override
        public float getLeading() {
            return 0;
        }

        @Override
        public float getHeight() {
            return getAscent() + getDescent();
        }

        @Override
        public int getBaselineIndex() {
            return Font.ROMAN_BASELINE;
        }

        @Override
        public float[] getBaselineOffsets() {
            return new float[] {0, 0, 0};
        }

        @Override
        public float getStrikethroughOffset() {
            return -size / 3;
        }

        @Override
        public float getStrikethroughThickness() {
            return size / 15;
        }

        @Override
        public float getUnderlineOffset() {
            return size / 10;
        }

        @Override
        public float getUnderlineThickness() {
            return size / 15;
        }
    }
}
