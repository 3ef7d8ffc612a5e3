package io.abmsuite.segmentation.money;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;

/**
 * An amount in a currency; a decimal text, because a JSON number would not keep it exact everywhere.
 *
 * @param currency ISO 4217 code; null where there are no sales
 */
public record Money(@NotNull String amount, String currency) {

    /** Null stays null: an account without sales has no total. */
    public static Money of(BigDecimal amount, String currency) {
        return amount == null ? null : new Money(amount.toPlainString(), currency);
    }
}
