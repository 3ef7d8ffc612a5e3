package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** Results of a run in output order; a row is worked out when it is asked for, so that a million accounts stay small. */
public final class Results {
    private final Parameters parameters;
    private final LocalDate asOf;
    private final Window window;
    private final Portfolio portfolio;
    private final String[] codes;
    private final Columns columns;
    private final int[] order;
    private final Limit cv2Limit;

    Results(
            Parameters parameters,
            LocalDate asOf,
            Window window,
            Portfolio portfolio,
            String[] codes,
            Columns columns,
            int[] order) {
        this.parameters = parameters;
        this.asOf = asOf;
        this.window = window;
        this.portfolio = portfolio;
        this.codes = codes;
        this.columns = columns;
        this.order = order;
        this.cv2Limit = Limit.of(parameters.cv2Limit());
    }

    public Parameters parameters() {
        return parameters;
    }

    public LocalDate asOf() {
        return asOf;
    }

    public Window window() {
        return window;
    }

    public Portfolio portfolio() {
        return portfolio;
    }

    /** The number of accounts. */
    public int size() {
        return order.length;
    }

    public String accountId(int position) {
        return codes[order[position]];
    }

    /** The ABC class at a position, or {@code null}; cheaper than the whole row. */
    public AbcClass abcClass(int position) {
        byte letter = columns.abc[order[position]];
        return letter == Columns.NO_CLASS ? null : AbcClass.values()[letter];
    }

    /** The row at a position of the output order, from 0. */
    public AccountResult row(int position) {
        int account = order[position];
        boolean counted = columns.inWindow(account);
        boolean shared = counted && portfolio.payingAccounts() > 0;
        Variability figures =
                counted ? new Variability(columns.series[account], columns.lag[account], parameters) : null;
        Bounded sizes = counted ? figures.sizes() : null;
        byte xyz = columns.xyz[account];
        return new AccountResult(
                counted ? columns.rank[account] : null,
                codes[account],
                counted ? BigDecimal.valueOf(columns.total[account], 4) : null,
                shared ? Shares.decimal(columns.share[account]) : null,
                shared ? Shares.decimal(columns.cumShare[account]) : null,
                abcClass(position),
                counted ? figures.observed() : null,
                counted ? figures.active() : null,
                counted ? figures.mean() : null,
                counted ? figures.stddev() : null,
                counted ? root(figures.raw()) : null,
                xyz == Columns.NO_CLASS ? null : XyzClass.values()[xyz],
                counted ? root(figures.detrended()) : null,
                counted ? root(figures.seasonal()) : null,
                sizes == null ? null : adi(figures),
                sizes == null ? null : sizes.rounded(),
                sizes == null ? null : pattern(figures, sizes),
                columns.purchases[account],
                recency(account),
                medianGap(account),
                lateness(account),
                Lifecycle.values()[columns.lifecycle[account]],
                columns.rfm[account] == 0 ? null : Short.toString(columns.rfm[account]),
                flags(account));
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

    private Integer recency(int account) {
        int last = columns.lastPurchase[account];
        return last == Columns.NEVER ? null : Math.toIntExact(asOf.toEpochDay() - last);
    }

    private BigDecimal medianGap(int account) {
        int twice = columns.medianGapTwice[account];
        return twice == 0 ? null : BigDecimal.valueOf(twice * 5L, 1);
    }

    private BigDecimal lateness(int account) {
        int twice = columns.medianGapTwice[account];
        return twice == 0
                ? null
                : BigDecimal.valueOf(recency(account) * 2L)
                        .divide(BigDecimal.valueOf(twice), 6, RoundingMode.HALF_EVEN);
    }

    private Set<Flag> flags(int account) {
        Set<Flag> raised = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if (columns.has(account, flag)) {
                raised.add(flag);
            }
        }
        return raised;
    }
}
