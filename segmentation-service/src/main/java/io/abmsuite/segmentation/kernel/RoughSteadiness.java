package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;

/**
 * Step 10 in one pass of doubles, for the raw basis and zeros that count. It decides where its bound leaves no doubt, and says so
 * where it does not; then {@link XyzRule} decides exactly.
 *
 * <p>The bound, with u = 2^-53, n values (at most 520) that add up to T, V their true squared CV, Q the sum of their squares, so
 * that Q = (1 + V)T^2/n: Q is known to (n + 3)uQ and T^2/n to 4uQ, so their difference, the squares around the mean, to
 * (n + 9)uQ. The moment of the values by place is known to (n + 3)u sqrt(WQ), W being the squares of the places; what a line
 * explains is its square over W and at most the squares around the mean, hence known to 2(n + 6)uQ and what is left of them to
 * 3(n + 8)uQ. In units of T^2/n that is 1600u(1 + V) at most, and up to three times as much for a sample. {@link #GUARD} is more
 * than ten times that. Changes against the season before, of n terms of at most K each known to 2uK: their squares are known to
 * n(n + 6)uK^2, the square of their sum over n to 2n(n + 4)uK^2, the difference to n(3n + 15)uK^2.
 */
final class RoughSteadiness {
    /** The answer where a bound could not decide. */
    static final int UNDECIDED = -1;

    /** Bit of an answer that says detrended is better; the lowest two bits are the class. */
    static final int DETRENDED_BETTER = 4;

    static final int SEASONAL_BETTER = 8;

    private static final double U = 0x1p-53;
    /** Of 1 + V; covers the roundings of the comparison as well. */
    private static final double GUARD = 1e-11;

    private static final int X = XyzClass.X.ordinal();
    private static final int Y = XyzClass.Y.ordinal();
    private static final int Z = XyzClass.Z.ordinal();

    private final double xSquared;
    private final double ySquared;
    private final int degrees;

    RoughSteadiness(Parameters parameters) {
        this.degrees = parameters.stddev() == StdDev.SAMPLE ? 1 : 0;
        this.xSquared = squared(parameters.xLimit());
        this.ySquared = squared(parameters.yLimit());
    }

    /** Whether the rule is the one this class knows. */
    static boolean covers(Parameters parameters) {
        return parameters.cvBasis() == CvBasis.RAW && parameters.zeros() == Zeros.COUNT;
    }

    /** Notes the total of an account that is in the window, and decides on its values. */
    int decide(AccountBlock block, int at, int season) {
        long[] series = block.series;
        int from = block.start(at) + block.begin[at];
        int n = block.end(at) - from;
        long total = 0;
        double squares = 0;
        double moment = 0;
        double place = 1 - n;
        int i = from;
        if (n % 2 == 1) {
            double value = series[i];
            total = series[i++];
            squares = value * value;
            moment = value * place;
            place += 2;
        }
        double moreSquares = 0;
        double moreMoment = 0;
        // two at a time, because each sum waits for the one before it
        for (int end = from + n; i < end; i += 2) {
            double value = series[i];
            double next = series[i + 1];
            total += series[i] + series[i + 1];
            squares += value * value;
            moreSquares += next * next;
            moment += value * place;
            moreMoment += next * (place + 2);
            place += 4;
        }
        block.total[at] = total;
        return total <= 0 ? UNDECIDED : decide(block, at, season, squares + moreSquares, moment + moreMoment);
    }

    private int decide(AccountBlock block, int at, int season, double squares, double moment) {
        int n = block.observed(at);
        double total = block.total[at];
        double unit = total * total;
        double scale = (double) n * n;
        double around = squares - unit / n;
        double raw = around * (scale / (n - degrees));
        double guard = (unit + raw) * GUARD;
        int letter = letter(raw, guard, unit);
        if (letter == UNDECIDED || letter == X) {
            return letter;
        }
        double limit = unit * (letter == Y ? xSquared : ySquared);
        int answer = letter;
        if (n > 2) {
            double rest = around - 3 * moment * moment / (scale * n - n);
            answer = with(answer, DETRENDED_BETTER, rest * (scale / (n - 2 * degrees)), guard, limit);
        }
        return answer == UNDECIDED || !block.seasonBefore[at]
                ? answer
                : seasonal(answer, block.series, block.end(at) - n, n, season, limit);
    }

    private int seasonal(int answer, long[] series, int from, int n, int season, double limit) {
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (int i = from; i < from + n; i++) {
            double now = series[i];
            double then = series[i - season];
            double change = now - then;
            sum += change;
            squares += change * change;
            largest = Math.max(largest, Math.abs(now) + Math.abs(then));
        }
        double factor = (double) n * n / (n - degrees);
        double value = (squares - sum * sum / n) * factor;
        double error = n * (3.0 * n + 20) * U * largest * largest * factor;
        return with(answer, SEASONAL_BETTER, value, error + GUARD * (limit + Math.abs(value)), limit);
    }

    private int letter(double raw, double guard, double unit) {
        if (raw + guard < xSquared * unit) {
            return X;
        }
        if (raw - guard <= xSquared * unit) {
            return UNDECIDED;
        }
        if (raw + guard < ySquared * unit) {
            return Y;
        }
        return raw - guard > ySquared * unit ? Z : UNDECIDED;
    }

    /** The answer with a flag if a value is within the limit that raw is beyond. */
    private static int with(int answer, int flag, double value, double guard, double limit) {
        if (value + guard < limit) {
            return answer | flag;
        }
        return value - guard > limit ? answer : UNDECIDED;
    }

    private static double squared(BigDecimal limit) {
        return limit.multiply(limit).doubleValue();
    }
}
