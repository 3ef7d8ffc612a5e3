package io.abmsuite.segmentation.exchangerate.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** An exact rate above 0 with up to 8 decimals, from a decimal text or a number. */
public record RateValue(BigDecimal value) {

    static final String PATTERN = "\\d{1,9}(\\.\\d{1,8})?";

    private static final Pattern DECIMAL = Pattern.compile(PATTERN);
    private static final int LONGEST = 40;
    private static final String EXPECTATION =
            "must be a decimal above 0 with at most 9 digits before and 8 after the point";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RateValue of(JsonNode node) {
        String text = node.isNumber() ? plain(node.decimalValue()) : node.textValue();
        if (text == null || !DECIMAL.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
            throw new IllegalArgumentException(EXPECTATION);
        }
        return new RateValue(new BigDecimal(text));
    }

    /** Null for a number too long to be a rate. */
    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return Math.abs((long) shortest.scale()) > LONGEST || shortest.precision() > LONGEST
                ? null
                : shortest.toPlainString();
    }
}
