package io.abmsuite.accounts.sale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An exact amount with up to four decimals. In JSON {@code {"amount":"12.34","currency":"EUR"}}; a bare decimal is an
 * amount in the service's default currency.
 *
 * @param currency ISO 4217; null if the sender left it to the service
 */
@Schema(example = "{\"amount\":\"168.00\",\"currency\":\"EUR\"}")
public record Money(
        @Schema(implementation = String.class, pattern = "-?\\d{1,15}(\\.\\d{1,4})?")
        BigDecimal amount,

        @Schema(pattern = "[A-Z]{3}") String currency) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** Reads both forms. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Money of(JsonNode node) {
        if (!node.isObject()) {
            return new Money(decimal(node), null);
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("amount") && !name.equals("currency")) {
                throw new IllegalArgumentException("has the unknown field " + name + "; known: amount, currency");
            }
        }
        if (!node.hasNonNull("amount")) {
            throw new IllegalArgumentException("needs an amount");
        }
        return new Money(
                decimal(node.get("amount")), currency(node.path("currency").asText(null)));
    }

    /** The currency code, checked; null stays null. */
    public static String currency(String text) {
        if (text != null && !CURRENCY.matcher(text).matches()) {
            throw new IllegalArgumentException("currency must be a code of three capital letters, for example EUR");
        }
        return text;
    }

    private static BigDecimal decimal(JsonNode node) {
        if (node.isTextual()) {
            return Decimals.parse(node.textValue());
        }
        if (!node.isNumber()) {
            throw new IllegalArgumentException(Decimals.EXPECTATION);
        }
        BigDecimal value = Decimals.inRange(node.decimalValue().stripTrailingZeros());
        if (value.scale() > 4) {
            throw new IllegalArgumentException(Decimals.EXPECTATION);
        }
        return value.setScale(Math.max(0, value.scale()));
    }
}
