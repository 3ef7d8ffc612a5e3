package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a run depends on besides sales and date. An instance is always valid: the constructor reports all faults at once.
 * Limits are decimals with up to 4 places, kept exact and without trailing zeros.
 */
public record Parameters(
        Granularity granularity,
        int periods,
        boolean includeCurrent,
        Metric metric,
        BigDecimal aLimit,
        BigDecimal bLimit,
        Boundary boundary,
        Ties ties,
        NonPositive nonpositive,
        BigDecimal xLimit,
        BigDecimal yLimit,
        StdDev stddev,
        Zeros zeros,
        History history,
        int minPeriods,
        CvBasis cvBasis,
        BigDecimal adiLimit,
        BigDecimal cv2Limit,
        BigDecimal atRisk,
        BigDecimal dormant,
        BigDecimal majorShare,
        BigDecimal dominantShare) {

    private static final Parameters DEFAULTS = defaults();

    public Parameters {
        aLimit = plain(aLimit);
        bLimit = plain(bLimit);
        xLimit = plain(xLimit);
        yLimit = plain(yLimit);
        adiLimit = plain(adiLimit);
        cv2Limit = plain(cv2Limit);
        atRisk = plain(atRisk);
        dormant = plain(dormant);
        majorShare = plain(majorShare);
        dominantShare = plain(dominantShare);
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        numbers.put("periods", BigDecimal.valueOf(periods));
        numbers.put("a_limit", aLimit);
        numbers.put("b_limit", bLimit);
        numbers.put("x_limit", xLimit);
        numbers.put("y_limit", yLimit);
        numbers.put("min_periods", BigDecimal.valueOf(minPeriods));
        numbers.put("adi_limit", adiLimit);
        numbers.put("cv2_limit", cv2Limit);
        numbers.put("at_risk", atRisk);
        numbers.put("dormant", dormant);
        numbers.put("major_share", majorShare);
        numbers.put("dominant_share", dominantShare);
        List<ParameterFault> faults = ParameterRules.faults(numbers);
        if (!faults.isEmpty()) {
            throw new InvalidParametersException(faults);
        }
    }

    /** The default preset: business customers with orders every few weeks or months. */
    public static Parameters standard() {
        return DEFAULTS.with(Map.of(
                "granularity", "quarter", "periods", "4", "x_limit", "0.50", "y_limit", "1.00", "min_periods", "3"));
    }

    /** The preset for frequent buyers; every value is the default of its parameter. */
    public static Parameters monthly() {
        return DEFAULTS;
    }

    /** The preset with the limits of the textbooks. */
    public static Parameters classic() {
        return DEFAULTS.with(Map.of("x_limit", "0.10", "y_limit", "0.25"));
    }

    /** Parameters by their written names; what is not named has its default. */
    public static Parameters of(Map<String, String> values) {
        return DEFAULTS.with(values);
    }

    /** These parameters with some of them replaced, by their written names; an unknown name is a fault. */
    public Parameters with(Map<String, String> changes) {
        return new ParameterReader(toMap(), changes).read();
    }

    /** All parameters by their written names, in the order of the specification; {@link #of} reads them back. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("granularity", ParameterReader.word(granularity));
        map.put("periods", Integer.toString(periods));
        map.put("include_current", Boolean.toString(includeCurrent));
        map.put("metric", ParameterReader.word(metric));
        map.put("a_limit", aLimit.toPlainString());
        map.put("b_limit", bLimit.toPlainString());
        map.put("boundary", ParameterReader.word(boundary));
        map.put("ties", ParameterReader.word(ties));
        map.put("nonpositive", ParameterReader.word(nonpositive));
        map.put("x_limit", xLimit.toPlainString());
        map.put("y_limit", yLimit.toPlainString());
        map.put("stddev", ParameterReader.word(stddev));
        map.put("zeros", ParameterReader.word(zeros));
        map.put("history", ParameterReader.word(history));
        map.put("min_periods", Integer.toString(minPeriods));
        map.put("cv_basis", ParameterReader.word(cvBasis));
        map.put("adi_limit", adiLimit.toPlainString());
        map.put("cv2_limit", cv2Limit.toPlainString());
        map.put("at_risk", atRisk.toPlainString());
        map.put("dormant", dormant.toPlainString());
        map.put("major_share", majorShare.toPlainString());
        map.put("dominant_share", dominantShare.toPlainString());
        return map;
    }

    private static Parameters defaults() {
        return new Parameters(
                Granularity.MONTH,
                12,
                false,
                Metric.REVENUE,
                new BigDecimal("80"),
                new BigDecimal("95"),
                Boundary.INCLUSIVE,
                Ties.SHARED,
                NonPositive.C,
                new BigDecimal("0.25"),
                new BigDecimal("0.5"),
                StdDev.POPULATION,
                Zeros.COUNT,
                History.FIRST_ACTIVITY,
                6,
                CvBasis.RAW,
                new BigDecimal("1.32"),
                new BigDecimal("0.49"),
                new BigDecimal("2"),
                new BigDecimal("4"),
                new BigDecimal("10"),
                new BigDecimal("20"));
    }

    /** One form per value, so that equal parameters are equal records. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
