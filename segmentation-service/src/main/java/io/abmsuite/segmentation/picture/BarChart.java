package io.abmsuite.segmentation.picture;

import java.math.BigDecimal;
import java.util.List;

/** A series as bars, what is not counted only outlined; part of a page that has the style. */
public final class BarChart {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 240;
    private static final double LEFT = 12;
    private static final double TOP = 16;
    private static final double PLOT = HEIGHT - 60.0;
    private static final int LABELS = 13;

    private BarChart() {}

    /** One bar. */
    public record Bar(String label, BigDecimal value, boolean counted) {}

    /** Bars in their order; the text alternative tells the extremes and the number of periods. */
    public static String of(String title, List<Bar> bars) {
        double most = extreme(bars, 1);
        double least = extreme(bars, -1);
        double span = most - least == 0 ? 1 : most - least;
        double zero = TOP + PLOT * most / span;
        double step = (WIDTH - 2 * LEFT) / Math.max(1, bars.size());
        int every = (bars.size() + LABELS - 1) / LABELS;
        Svg svg = new Svg("series", WIDTH, HEIGHT, title, description(bars));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double size = Math.abs(bar.value().doubleValue()) / span * PLOT;
            boolean loss = bar.value().signum() < 0;
            String type = !bar.counted() ? "out" : loss ? "loss" : "a";
            double height = Math.max(size, bar.counted() ? 0.5 : 2);
            svg.rect(type, LEFT + i * step + step * 0.1, loss ? zero : zero - height, step * 0.8, height, told(bar));
            if (i % every == 0) {
                svg.text("muted small", LEFT + (i + 0.5) * step, HEIGHT - 14.0, "middle", bar.label());
            }
        }
        return svg.line("axis", LEFT, zero, WIDTH - LEFT, zero).toString();
    }

    private static double extreme(List<Bar> bars, int side) {
        double found = 0;
        for (Bar bar : bars) {
            double value = bar.value().doubleValue();
            found = side > 0 ? Math.max(found, value) : Math.min(found, value);
        }
        return found;
    }

    private static String told(Bar bar) {
        return bar.label() + ": " + bar.value().toPlainString() + (bar.counted() ? "" : " (not counted)");
    }

    private static String description(List<Bar> bars) {
        StringBuilder told = new StringBuilder("Bars for ").append(bars.size()).append(" periods. ");
        bars.forEach(bar -> told.append(told(bar)).append("; "));
        return told.toString().strip();
    }
}
