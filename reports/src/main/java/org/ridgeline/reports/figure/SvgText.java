package org.ridgeline.reports.figure;

import java.awt.Font;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rewrites what JFreeSVG wrote: a head with a name and a description, colours that a page can set, letters fitted to
 * their measure, and half the length. Only attributes are matched; text is escaped and holds no quotes.
 */
final class SvgText {

    private static final Pattern HEAD = Pattern.compile("^<svg[^>]*>");
    private static final Pattern WHOLE_CLIP =
            Pattern.compile("<clipPath id='([^']*)'><path d='M0,0L\\d+,0L\\d+,\\d+L0,\\d+L0,0Z'/></clipPath>");
    private static final Pattern PATH = Pattern.compile("<g style='([^']*)'( clip-path='[^']*')?><path ([^>]*)/></g>");
    private static final Pattern STYLE = Pattern.compile("(<(?:path|line|rect|ellipse) [^>]*style=')([^']*)'");
    private static final Pattern LETTERS =
            Pattern.compile("<g><text (x='[^']*' y='[^']*') style='([^']*)'( clip-path='[^']*')?>([^<]*)</text></g>");
    private static final Pattern FILL_THEN_STROKE = Pattern.compile(
            "<path (d='[^']*') style='(fill:[^;']*)'((?: clip-path='[^']*')?)/><path \\1 style='(stroke:[^']*);fill:none'\\3/>");
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d{3,}");
    private static final Pattern SIZE = Pattern.compile("font-size: (\\d+)px");
    private static final Map<String, Palette> BY_COLOUR =
            Stream.of(Palette.values()).collect(Collectors.toUnmodifiableMap(SvgText::written, Function.identity()));

    private SvgText() {}

    /**
     * Returns the element rewritten.
     *
     * @param svg one element as JFreeSVG writes it
     * @param colours how a colour is written
     */
    static String rewrite(String svg, Caption caption, int width, int height, Function<Palette, String> colours) {
        String body = HEAD.matcher(svg).replaceFirst("");
        for (String whole :
                WHOLE_CLIP.matcher(body).results().map(each -> each.group(1)).toList()) {
            body = body.replace(" clip-path='url(#" + whole + ")'", "");
        }
        body = WHOLE_CLIP.matcher(body).replaceAll("").replace("<defs></defs>", "");
        body = replace(
                PATH,
                body,
                each -> "<path " + each.group(3) + " style='" + each.group(1) + "'" + orEmpty(each.group(2)) + "/>");
        Map<String, String> shapes = new HashMap<>();
        body = replace(
                STYLE,
                body,
                each -> each.group(1) + shapes.computeIfAbsent(each.group(2), style -> shape(style, colours)) + "'");
        body = replace(
                FILL_THEN_STROKE,
                body,
                each -> "<path " + each.group(1) + " style='" + each.group(2) + ";" + each.group(4) + "'"
                        + each.group(3) + "/>");
        body = replace(LETTERS, body, each -> letters(each, colours));
        return head(caption, width, height) + legal(body) + "\n";
    }

    private static String head(Caption caption, int width, int height) {
        String id = "fig-" + caption.id();
        return String.format(
                Locale.ROOT,
                "<svg xmlns='http://www.w3.org/2000/svg' role='img' aria-labelledby='%1$s-title %1$s-desc'"
                        + " viewBox='0 0 %2$d %3$d' width='%2$d' height='%3$d' font-family='sans-serif'"
                        + " style='max-width:100%%;height:auto'><title id='%1$s-title'>%4$s</title>"
                        + "<desc id='%1$s-desc'>%5$s</desc>\n",
                id,
                width,
                height,
                legal(escape(caption.title())),
                legal(escape(caption.description())));
    }

    private static String shape(String style, Function<Palette, String> colours) {
        List<String> kept = new ArrayList<>();
        String fill = null;
        for (String part : style.split(";")) {
            String[] pair = part.strip().split(":", 2);
            String value = pair[1].strip();
            switch (pair[0]) {
                case "fill" -> fill = colour(value, colours);
                case "stroke" -> {
                    if (!value.equals("none")) {
                        kept.add(0, "stroke:" + colour(value, colours));
                    }
                }
                case "stroke-opacity", "fill-opacity" -> {
                    if (!value.equals("1.0")) {
                        kept.add(pair[0] + ":" + rounded(value));
                    }
                }
                case "stroke-miterlimit" -> {}
                default -> kept.add(pair[0] + ":" + rounded(value).replace(".0", ""));
            }
        }
        String strokes = String.join(";", kept);
        if (strokes.startsWith("stroke:")) {
            return strokes + ";fill:" + (fill == null ? "none" : fill);
        }
        return strokes.isEmpty() ? "fill:" + fill : "fill:" + fill + ";" + strokes;
    }

    private static String letters(MatchResult text, Function<Palette, String> colours) {
        String style = text.group(2);
        String fill = style.substring("fill:".length(), style.indexOf(';')).strip();
        boolean bold = style.contains("bold");
        String words = text.group(4).stripTrailing();
        double size = SIZE.matcher(style)
                .results()
                .findFirst()
                .map(each -> Double.parseDouble(each.group(1)))
                .orElse(0.0);
        double length = Letters.width(unescape(words), bold ? Font.BOLD : Font.PLAIN, size);
        return String.format(
                Locale.ROOT,
                "<text %s textLength='%.1f' lengthAdjust='spacingAndGlyphs' font-size='%.0f'%s style='fill:%s'>%s</text>",
                text.group(1),
                length,
                size,
                bold ? " font-weight='bold'" : "",
                colour(fill, colours),
                words);
    }

    private static String colour(String written, Function<Palette, String> colours) {
        Palette entry = BY_COLOUR.get(written);
        return entry == null ? written : colours.apply(entry);
    }

    private static String written(Palette entry) {
        return "rgb(" + entry.colour().getRed() + "," + entry.colour().getGreen() + ","
                + entry.colour().getBlue() + ")";
    }

    private static String rounded(String text) {
        return replace(NUMBER, text, each -> new BigDecimal(each.group())
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString());
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(each -> java.util.regex.Matcher.quoteReplacement(by.apply(each)));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescape(String text) {
        UnaryOperator<String> marks = each -> each.replace("&lt;", "<").replace("&gt;", ">");
        return marks.apply(text).replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&");
    }

    /** Returns the text with what XML cannot hold replaced. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints()
                .map(each -> each >= ' ' && !(each >= 0xd800 && each <= 0xdfff) && each != 0xfffe && each != 0xffff
                                || each == '\n'
                                || each == '\t'
                        ? each
                        : 0xfffd)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
