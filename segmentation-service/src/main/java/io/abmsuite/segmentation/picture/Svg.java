package io.abmsuite.segmentation.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes one picture, element by element. */
final class Svg {

    private final StringBuilder out = new StringBuilder(4096);

    /** Begins a picture that is told to who cannot see it. */
    Svg(String id, int width, int height, String title, String description) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("-title ")
                .append(id)
                .append("-desc\">\n<title id=\"")
                .append(id)
                .append("-title\">")
                .append(Markup.text(title))
                .append("</title>\n<desc id=\"")
                .append(id)
                .append("-desc\">")
                .append(Markup.text(description))
                .append("</desc>\n");
    }

    Svg style() {
        out.append("<style>").append(Theme.PICTURES).append("</style>\n");
        return this;
    }

    Svg rect(String type, double x, double y, double width, double height, String told) {
        out.append("<rect class=\"").append(type).append('"');
        number("x", x).number("y", y).number("width", width).number("height", height);
        if (told == null) {
            out.append("/>\n");
        } else {
            out.append("><title>").append(Markup.text(told)).append("</title></rect>\n");
        }
        return this;
    }

    Svg line(String type, double x1, double y1, double x2, double y2) {
        out.append("<line class=\"").append(type).append('"');
        number("x1", x1).number("y1", y1).number("x2", x2).number("y2", y2);
        out.append("/>\n");
        return this;
    }

    /** A text; {@code anchor} is start, middle or end. */
    Svg text(String type, double x, double y, String anchor, String text) {
        out.append("<text class=\"")
                .append(type)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append('"');
        number("x", x).number("y", y);
        out.append('>').append(Markup.text(text)).append("</text>\n");
        return this;
    }

    /** A line through points, given as x and y in turn. */
    Svg curve(String type, double... points) {
        out.append("<polyline class=\"").append(type).append("\" points=\"");
        for (int i = 0; i < points.length; i++) {
            out.append(i == 0 ? "" : i % 2 == 0 ? " " : ",").append(plain(points[i]));
        }
        out.append("\"/>\n");
        return this;
    }

    @Override
    public String toString() {
        return out + "</svg>\n";
    }

    private Svg number(String name, double value) {
        out.append(' ').append(name).append("=\"").append(plain(value)).append('"');
        return this;
    }

    private static String plain(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
