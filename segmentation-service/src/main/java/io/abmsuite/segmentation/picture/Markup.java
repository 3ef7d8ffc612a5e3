package io.abmsuite.segmentation.picture;

/** Text in HTML and SVG. */
public final class Markup {

    private Markup() {}

    /** Safe as text and in attributes with double quotes; characters XML cannot hold are replaced. */
    public static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(safe, point));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int point) {
        switch (point) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
        }
    }

    private static boolean isAllowed(int point) {
        boolean control =
                point < 0x20 && point != '\t' && point != '\n' && point != '\r' || point >= 0x7F && point < 0xA0;
        boolean noCharacter = point >= 0xD800 && point <= 0xDFFF || (point & 0xFFFE) == 0xFFFE;
        return !control && !noCharacter;
    }
}
