package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One account as the oracle sees it; fields of the result are filled as the steps of the specification go by. */
final class OracleAccount {
    private final String code;
    private final Parameters parameters;
    private final LocalDate windowStart;
    private final List<LocalDate> dates;
    private final TreeSet<String> flags = new TreeSet<>();
    private OracleSeries series;
    private BigDecimal total;
    private String share = "";
    private String cumShare = "";
    private String rank = "";
    private String xyz = "";
    String abc;
    BigDecimal cumulated;
    long purchases;
    long recency = -1;
    String rfm = "";

    OracleAccount(String code, Parameters parameters, LocalDate asOf, LocalDate windowStart, List<Sale> sales) {
        this.code = code;
        this.parameters = parameters;
        this.windowStart = windowStart;
        this.dates = sales.stream()
                .filter(sale -> sale.amount().signum() > 0)
                .map(Sale::day)
                .distinct()
                .toList();
        if (!dates.isEmpty()) {
            recency = ChronoUnit.DAYS.between(dates.get(dates.size() - 1), asOf);
        }
    }

    void observe(List<Sale> within, List<BigDecimal> values, List<BigDecimal> seasonBefore, boolean truncated) {
        series = new OracleSeries(values, seasonBefore, parameters);
        total = OracleSeries.sum(values);
        purchases = within.stream().filter(sale -> sale.amount().signum() > 0).count();
        if (within.stream().anyMatch(sale -> sale.amount().signum() < 0)) {
            flags.add("HAS_RETURNS");
        }
        if (truncated) {
            flags.add("NEW_TRUNCATED");
        }
    }

    BigDecimal total() {
        return total;
    }

    void rate(BigDecimal base, List<OracleAccount> all) {
        rank = String.valueOf(1
                + all.stream().filter(other -> other.total.compareTo(total) > 0).count());
        if (all.stream().filter(other -> other.total.compareTo(total) == 0).count() > 1) {
            flags.add("TIE");
        }
        BigDecimal positive = total.max(BigDecimal.ZERO);
        if (total.signum() <= 0) {
            flags.add("NON_POSITIVE");
        }
        if (base.signum() > 0) {
            share = new Ratio(positive, base).rounded(6);
            cumShare = new Ratio(cumulated, base).rounded(6);
            Ratio percent = new Ratio(positive.multiply(BigDecimal.valueOf(100)), base);
            raiseIf("MAJOR", percent.compareTo(parameters.majorShare()) >= 0);
            raiseIf("DOMINANT", percent.compareTo(parameters.dominantShare()) >= 0);
        }
        classifySteadiness();
    }

    private void classifySteadiness() {
        if (series.values().size() < parameters.minPeriods()) {
            flags.add("INSUFFICIENT_HISTORY");
            return;
        }
        Ratio chosen = switch (parameters.cvBasis()) {
            case RAW -> series.raw();
            case DETRENDED -> series.detrended();
            case SEASONAL -> series.seasonal();
        };
        if (chosen == null && parameters.cvBasis() != CvBasis.RAW) {
            flags.add("BASIS_FALLBACK");
            chosen = series.raw();
        }
        xyz = chosen == null ? "Z" : letter(chosen);
        raiseIf("CV_UNDEFINED", chosen == null);
        if (chosen != null && series.raw() != null) {
            raiseIf("DETRENDED_BETTER", isBetter(series.detrended()));
            raiseIf("SEASONAL_BETTER", isBetter(series.seasonal()));
        }
    }

    private boolean isBetter(Ratio other) {
        return other != null && letter(other).compareTo(letter(series.raw())) < 0;
    }

    private String letter(Ratio squaredCv) {
        if (squaredCv.compareTo(parameters.xLimit().pow(2)) <= 0) {
            return "X";
        }
        return squaredCv.compareTo(parameters.yLimit().pow(2)) <= 0 ? "Y" : "Z";
    }

    String line() {
        String cell = abc == null || xyz.isEmpty() ? "" : abc + xyz;
        List<String> cells = new ArrayList<>(List.of(rank, code, total == null ? "" : Oracle.plain(total, 4)));
        cells.addAll(List.of(share, cumShare, abc == null ? "" : abc));
        if (series == null) {
            cells.addAll(Stream.generate(() -> "").limit(12).toList());
        } else {
            cells.addAll(List.of(
                    String.valueOf(series.values().size()),
                    String.valueOf(series.where(v -> v.signum() != 0).size())));
            cells.add(series.counted().isEmpty() ? "" : mean());
            cells.addAll(Stream.of(root(series.variance()), root(series.raw())).toList());
            cells.addAll(List.of(xyz, cell, root(series.detrended()), root(series.seasonal())));
            cells.addAll(demand());
        }
        cells.addAll(List.of(String.valueOf(purchases), recency < 0 ? "" : String.valueOf(recency)));
        cells.addAll(rhythm());
        cells.addAll(List.of(rfm, String.join(" ", flags)));
        return String.join(",", cells);
    }

    private String mean() {
        return Ratio.of(total, series.counted().size()).rounded(6);
    }

    private static String root(Ratio square) {
        return square == null ? "" : square.root();
    }

    private List<String> demand() {
        Ratio sizes = series.sizes();
        if (sizes == null) {
            return List.of("", "", "");
        }
        Ratio interval = Ratio.of(
                BigDecimal.valueOf(series.values().size()),
                series.where(v -> v.signum() > 0).size());
        boolean often = interval.compareTo(parameters.adiLimit()) < 0;
        boolean even = sizes.compareTo(parameters.cv2Limit()) < 0;
        String pattern = often ? (even ? "smooth" : "erratic") : even ? "intermittent" : "lumpy";
        return List.of(interval.rounded(6), sizes.rounded(6), pattern);
    }

    /** Median gap, lateness and lifecycle. */
    private List<String> rhythm() {
        if (dates.isEmpty()) {
            return List.of("", "", "PROSPECT");
        }
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < dates.size(); i++) {
            gaps.add(ChronoUnit.DAYS.between(dates.get(i - 1), dates.get(i)));
        }
        gaps.sort(null);
        boolean lost = dates.get(dates.size() - 1).isBefore(windowStart);
        if (gaps.isEmpty()) {
            return List.of("", "", lost ? "LOST" : "ONE_OFF");
        }
        int half = gaps.size() / 2;
        long twice = gaps.size() % 2 == 1 ? 2 * gaps.get(half) : gaps.get(half - 1) + gaps.get(half);
        Ratio lateness = Ratio.of(BigDecimal.valueOf(2 * recency), twice);
        String lifecycle = lateness.compareTo(parameters.atRisk()) <= 0
                ? "ACTIVE"
                : lateness.compareTo(parameters.dormant()) <= 0 ? "AT_RISK" : "DORMANT";
        String median = Oracle.plain(BigDecimal.valueOf(twice * 5, 1), 1);
        return List.of(median, lateness.rounded(6), lost ? "LOST" : lifecycle);
    }

    private void raiseIf(String flag, boolean condition) {
        if (condition) {
            flags.add(flag);
        }
    }
}
