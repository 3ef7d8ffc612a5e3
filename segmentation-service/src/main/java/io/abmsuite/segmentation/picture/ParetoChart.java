package io.abmsuite.segmentation.picture;

import io.abmsuite.segmentation.run.ParetoPoint;
import io.abmsuite.segmentation.run.Run;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The Pareto curve, the Lorenz curve and the limits of the classes. */
public final class ParetoChart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 560;
    private static final double LEFT = 64;
    private static final double TOP = 64;
    private static final double PLOT_WIDTH = 620;
    private static final double PLOT_HEIGHT = 420;
    private static final int STEPS = 5;

    private ParetoChart() {}

    /** A whole document. */
    public static String of(Run run, List<ParetoPoint> points) {
        Svg svg = new Svg("pareto", WIDTH, HEIGHT, title(run), description(run, points)).style();
        svg.rect("paper", 0, 0, WIDTH, HEIGHT, null).text("ink head", LEFT, 28, "start", title(run));
        grid(svg);
        limit(svg, "a", run.parameters().aLimit(), last(points, "A"));
        limit(svg, "b", run.parameters().bLimit(), last(points, "B"));
        if (!points.isEmpty()) {
            svg.curve("curve", pareto(points)).curve("lorenz", lorenz(points));
        }
        return svg.text("a", LEFT + 8, 50, "start", "Pareto: largest accounts first")
                .text("green", LEFT + 230, 50, "start", "Lorenz: smallest accounts first")
                .text("muted", LEFT + 450, 50, "start", "straight: all equal")
                .text("muted", LEFT + PLOT_WIDTH / 2, HEIGHT - 22.0, "middle", "share of accounts with a class, %")
                .toString();
    }

    private static void grid(Svg svg) {
        for (int i = 0; i <= STEPS; i++) {
            double part = (double) i / STEPS;
            String label = Integer.toString(100 * i / STEPS);
            svg.line("line", LEFT, y(part), LEFT + PLOT_WIDTH, y(part))
                    .text("muted small", LEFT - 8, y(part) + 4, "end", label)
                    .text("muted small", x(part), TOP + PLOT_HEIGHT + 20, "middle", label);
        }
        svg.line("axis", LEFT, y(0), LEFT + PLOT_WIDTH, y(0))
                .line("axis", LEFT, y(0), LEFT, y(1))
                .line("axis", x(0), y(0), x(1), y(1));
    }

    /** The limit as a level, and the last account of the class as a place. */
    private static void limit(Svg svg, String letter, BigDecimal percent, ParetoPoint last) {
        double level = percent.doubleValue() / 100;
        String name = letter.toUpperCase(Locale.ROOT);
        svg.line("line-" + letter, LEFT, y(level), LEFT + PLOT_WIDTH, y(level))
                .text(
                        letter + " small",
                        LEFT + 6,
                        y(level) - 5,
                        "start",
                        letter + "_limit " + percent.toPlainString() + " %");
        if (last != null) {
            double place = last.accountShare().doubleValue();
            svg.line("line-" + letter, x(place), y(0), x(place), y(1))
                    .text(letter + " head", x(place) - 5, y(0) - 8, "end", name);
        }
    }

    private static ParetoPoint last(List<ParetoPoint> points, String letter) {
        return points.stream()
                .filter(point -> letter.equals(point.abcClass()))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static double[] pareto(List<ParetoPoint> points) {
        double[] curve = new double[2 * points.size() + 2];
        curve[0] = x(0);
        curve[1] = y(0);
        for (int i = 0; i < points.size(); i++) {
            curve[2 * i + 2] = x(points.get(i).accountShare().doubleValue());
            curve[2 * i + 3] = y(points.get(i).cumShare().doubleValue());
        }
        return curve;
    }

    /** What the smallest accounts bring is what the others leave. */
    private static double[] lorenz(List<ParetoPoint> points) {
        double[] curve = new double[2 * points.size() + 2];
        for (int i = 0; i < points.size(); i++) {
            ParetoPoint point = points.get(points.size() - 1 - i);
            curve[2 * i] = x(1 - point.accountShare().doubleValue());
            curve[2 * i + 1] = y(1 - point.cumShare().doubleValue());
        }
        curve[2 * points.size()] = x(1);
        curve[2 * points.size() + 1] = y(1);
        return curve;
    }

    private static double x(double part) {
        return LEFT + part * PLOT_WIDTH;
    }

    private static double y(double part) {
        return TOP + (1 - part) * PLOT_HEIGHT;
    }

    private static String title(Run run) {
        return "Pareto and Lorenz curve, " + run.policy() + ", " + run.asOf();
    }

    private static String description(Run run, List<ParetoPoint> points) {
        StringBuilder told = new StringBuilder();
        for (String letter : List.of("A", "B", "C")) {
            ParetoPoint last = last(points, letter);
            if (last != null) {
                told.append("The accounts up to class ")
                        .append(letter)
                        .append(" are ")
                        .append(last.accounts());
                told.append(" (share ")
                        .append(last.accountShare().toPlainString())
                        .append(") and bring a share of ");
                told.append(last.cumShare().toPlainString()).append(". ");
            }
        }
        var portfolio = run.outcome().portfolio();
        if (portfolio.gini() != null) {
            told.append("Gini ").append(portfolio.gini().toPlainString()).append('.');
        }
        return points.isEmpty()
                ? "No account has a positive total."
                : told.toString().strip();
    }
}
