package org.ridgeline.reports.table;

/** Text inside XML. */
public final class XmlText {

    private XmlText() {}

    /** Returns the text escaped for content and attributes; what XML 1.0 cannot hold (section 2.2, Char) becomes U+FFFD. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\t', '\n', '\r' -> escaped.append(' ');
                default -> escaped.appendCodePoint(legal(letter) ? letter : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean legal(int letter) {
        return letter >= 0x20 && letter <= 0xD7FF || letter >= 0xE000 && letter <= 0xFFFD || letter >= 0x10000;
    }
}
