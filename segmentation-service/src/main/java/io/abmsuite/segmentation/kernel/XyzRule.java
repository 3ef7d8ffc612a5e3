package io.abmsuite.segmentation.kernel;

/**
 * Step 10: class by the coefficient of variation. A basis counts as not available whenever its column in the results is empty,
 * also where the mean is not positive; then raw decides, and where raw has no value either the class is Z. Another CV can be
 * better than raw only where raw exists.
 */
final class XyzRule {
    private final Parameters parameters;
    private final int season;
    private final Limit x;
    private final Limit y;
    /** Null where it does not know the rule. */
    private final RoughSteadiness rough;

    XyzRule(Parameters parameters) {
        this.parameters = parameters;
        this.season = parameters.granularity().season();
        this.x = Limit.squareOf(parameters.xLimit());
        this.y = Limit.squareOf(parameters.yLimit());
        this.rough = RoughSteadiness.covers(parameters) ? new RoughSteadiness(parameters) : null;
    }

    /** Notes total, class and flags of an account that is in the window. */
    void classify(AccountBlock block, int at) {
        int answer = RoughSteadiness.UNDECIDED;
        if (rough == null) {
            block.addUp(at);
        } else {
            answer = rough.decide(block, at, season);
        }
        if (block.observed(at) < parameters.minPeriods()) {
            block.xyz[at] = AccountBlock.NO_CLASS;
            block.raise(at, Flag.INSUFFICIENT_HISTORY);
        } else if (answer == RoughSteadiness.UNDECIDED) {
            decide(block, at);
        } else {
            note(block, at, answer);
        }
    }

    private static void note(AccountBlock block, int at, int answer) {
        block.xyz[at] = (byte) (answer & 3);
        if ((answer & RoughSteadiness.DETRENDED_BETTER) != 0) {
            block.raise(at, Flag.DETRENDED_BETTER);
        }
        if ((answer & RoughSteadiness.SEASONAL_BETTER) != 0) {
            block.raise(at, Flag.SEASONAL_BETTER);
        }
    }

    private void decide(AccountBlock block, int at) {
        Variability figures = block.figures(at, season, parameters);
        Bounded raw = figures.raw();
        Bounded detrended = figures.detrended();
        Bounded seasonal = figures.seasonal();
        Bounded chosen = switch (parameters.cvBasis()) {
            case RAW -> raw;
            case DETRENDED -> detrended;
            case SEASONAL -> seasonal;
        };
        if (chosen == null && parameters.cvBasis() != CvBasis.RAW) {
            block.raise(at, Flag.BASIS_FALLBACK);
            chosen = raw;
        }
        if (chosen == null) {
            block.raise(at, Flag.CV_UNDEFINED);
        }
        block.xyz[at] = (byte) (chosen == null ? XyzClass.Z : letter(chosen)).ordinal();
        if (raw != null && isBetter(detrended, raw)) {
            block.raise(at, Flag.DETRENDED_BETTER);
        }
        if (raw != null && isBetter(seasonal, raw)) {
            block.raise(at, Flag.SEASONAL_BETTER);
        }
    }

    private boolean isBetter(Bounded other, Bounded raw) {
        return other != null && letter(other).compareTo(letter(raw)) < 0;
    }

    private XyzClass letter(Bounded squaredCv) {
        if (squaredCv.isAtMost(x)) {
            return XyzClass.X;
        }
        return squaredCv.isAtMost(y) ? XyzClass.Y : XyzClass.Z;
    }
}
