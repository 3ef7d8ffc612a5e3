package io.abmsuite.segmentation.kernel;

/**
 * Step 10: class by the coefficient of variation. A basis counts as not available whenever its column in the results is empty,
 * also where the mean is not positive; then raw decides, and where raw has no value either the class is Z. Another CV can be
 * better than raw only where raw exists.
 */
final class XyzRule {
    private final Parameters parameters;
    private final Columns columns;
    private final Limit x;
    private final Limit y;

    XyzRule(Parameters parameters, Columns columns) {
        this.parameters = parameters;
        this.columns = columns;
        this.x = Limit.squareOf(parameters.xLimit());
        this.y = Limit.squareOf(parameters.yLimit());
    }

    void classify(int account) {
        Variability figures = new Variability(columns.series[account], columns.lag[account], parameters);
        if (figures.observed() < parameters.minPeriods()) {
            columns.raise(account, Flag.INSUFFICIENT_HISTORY);
            return;
        }
        Bounded raw = figures.raw();
        Bounded detrended = figures.detrended();
        Bounded seasonal = figures.seasonal();
        Bounded chosen = switch (parameters.cvBasis()) {
            case RAW -> raw;
            case DETRENDED -> detrended;
            case SEASONAL -> seasonal;
        };
        if (chosen == null && parameters.cvBasis() != CvBasis.RAW) {
            columns.raise(account, Flag.BASIS_FALLBACK);
            chosen = raw;
        }
        decide(account, chosen);
        if (raw != null) {
            raiseIfBetter(account, Flag.DETRENDED_BETTER, detrended, raw);
            raiseIfBetter(account, Flag.SEASONAL_BETTER, seasonal, raw);
        }
    }

    private void decide(int account, Bounded chosen) {
        if (chosen == null) {
            columns.raise(account, Flag.CV_UNDEFINED);
        }
        XyzClass letter = chosen == null ? XyzClass.Z : letter(chosen);
        columns.xyz[account] = (byte) letter.ordinal();
    }

    private void raiseIfBetter(int account, Flag flag, Bounded other, Bounded raw) {
        if (other != null && letter(other).compareTo(letter(raw)) < 0) {
            columns.raise(account, flag);
        }
    }

    private XyzClass letter(Bounded squaredCv) {
        if (squaredCv.isAtMost(x)) {
            return XyzClass.X;
        }
        return squaredCv.isAtMost(y) ? XyzClass.Y : XyzClass.Z;
    }
}
