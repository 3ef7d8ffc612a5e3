package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Results of a run in output order; a row is worked out when it is asked for, so that a million accounts stay small. */
public final class Results {
    private final Classification classification;
    private final Parameters parameters;
    private final Decisions decisions;
    private final Portfolio portfolio;
    private final int[] order;
    /** In millionths, by place. */
    private final int[] cumShare;

    private final short[] rfm;
    private final Limit cv2Limit;

    Results(Classification classification, int[] byTotal) {
        this.classification = classification;
        this.parameters = classification.parameters();
        this.decisions = classification.decisions();
        this.portfolio = new PortfolioFigures(decisions, byTotal, classification.base()).portfolio();
        this.order = outputOrder(classification.byCode(), byTotal);
        this.cumShare = Shares.running(decisions, byTotal, classification.base());
        this.rfm = new RfmRule(classification.live(), decisions).scores();
        this.cv2Limit = Limit.of(parameters.cv2Limit());
    }

    public Parameters parameters() {
        return parameters;
    }

    public LocalDate asOf() {
        return classification.asOf();
    }

    public Window window() {
        return classification.window();
    }

    public Portfolio portfolio() {
        return portfolio;
    }

    /** The number of accounts. */
    public int size() {
        return order.length;
    }

    public String accountId(int position) {
        return classification.code(order[position]);
    }

    /** The place in the matrix of the account at a position. */
    public int place(int position) {
        return order[position];
    }

    /** The ABC class at a position, or {@code null}; cheaper than the whole row. */
    public AbcClass abcClass(int position) {
        return classification.abcClass(order[position]);
    }

    /** The row at a position of the output order, from 0. */
    public AccountResult row(int position) {
        int place = order[position];
        AccountMatrix matrix = classification.live();
        Variability figures = matrix.figures(place);
        boolean counted = figures != null;
        boolean shared = counted && portfolio.payingAccounts() > 0;
        Bounded sizes = counted ? figures.sizes() : null;
        Integer recency = classification.recencyDays(place);
        int medianGapTwice = matrix.medianGapTwice(place);
        return new AccountResult(
                classification.rank(place),
                classification.code(place),
                classification.total(place),
                classification.share(place),
                shared ? Shares.decimal(cumShare[place]) : null,
                classification.abcClass(place),
                counted ? figures.observed() : null,
                counted ? figures.active() : null,
                counted ? figures.mean() : null,
                counted ? figures.stddev() : null,
                counted ? root(figures.raw()) : null,
                classification.xyzClass(place),
                counted ? root(figures.detrended()) : null,
                counted ? root(figures.seasonal()) : null,
                sizes == null ? null : adi(figures),
                sizes == null ? null : sizes.rounded(),
                sizes == null ? null : pattern(figures, sizes),
                matrix.purchases(place),
                recency,
                medianGapTwice == 0 ? null : BigDecimal.valueOf(medianGapTwice * 5L, 1),
                medianGapTwice == 0 ? null : lateness(recency, medianGapTwice),
                classification.lifecycle(place),
                rfm[place] == 0 ? null : Short.toString(rfm[place]),
                classification.flags(place));
    }

    /** Accounts with an ABC class by total and code, then the others by code. */
    private int[] outputOrder(int[] byCode, int[] byTotal) {
        IntPredicate classified = place -> decisions.abc(place) != AccountBlock.NO_CLASS;
        return IntStream.concat(
                        IntStream.of(byTotal).filter(classified),
                        IntStream.of(byCode).filter(classified.negate()))
                .toArray();
    }

    private static BigDecimal root(Bounded squaredCv) {
        return squaredCv == null ? null : squaredCv.root();
    }

    private static BigDecimal adi(Variability figures) {
        return BigDecimal.valueOf(figures.observed())
                .divide(BigDecimal.valueOf(figures.positive()), 6, RoundingMode.HALF_EVEN);
    }

    private DemandPattern pattern(Variability figures, Bounded sizes) {
        BigDecimal observed = BigDecimal.valueOf(figures.observed());
        boolean often = observed.compareTo(parameters.adiLimit().multiply(BigDecimal.valueOf(figures.positive()))) < 0;
        boolean even = sizes.isBelow(cv2Limit);
        if (often) {
            return even ? DemandPattern.SMOOTH : DemandPattern.ERRATIC;
        }
        return even ? DemandPattern.INTERMITTENT : DemandPattern.LUMPY;
    }

    private static BigDecimal lateness(int recency, int medianGapTwice) {
        return BigDecimal.valueOf(recency * 2L).divide(BigDecimal.valueOf(medianGapTwice), 6, RoundingMode.HALF_EVEN);
    }
}
