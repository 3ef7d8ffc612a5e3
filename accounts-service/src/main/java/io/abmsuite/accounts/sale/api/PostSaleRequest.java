package io.abmsuite.accounts.sale.api;

import io.abmsuite.accounts.sale.Money;
import io.abmsuite.accounts.sale.Sale;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sale, whole. The same sale id with other content corrects it, with {@code voided: true} it voids it.
 *
 * @param source defaults to {@code default}
 * @param account id, {@code code:CODE}, or what the source calls the account
 * @param amount Money or a bare decimal; not needed for a void
 * @param margin in the currency of the amount
 */
public record PostSaleRequest(
        @NotBlank @Size(max = 120) String saleId,
        @Size(min = 1, max = 60) String source,
        @NotBlank @Size(max = 120) String account,
        @NotNull LocalDate occurredOn,
        Money amount,
        Money margin,

        @Schema(implementation = String.class, description = "A decimal", example = "12")
        Money quantity,

        @Size(max = 300) String product,
        @Size(max = 300) String category,
        @Size(max = 120) String orderId,
        @Size(max = 200) String salesRep,
        @Size(max = 60) String status,
        @Min(1) Integer revision,
        Boolean voided) {

    @AssertTrue(message = "a sale that is not voided needs an amount")
    boolean isAmountGiven() {
        return amount != null || Boolean.TRUE.equals(voided);
    }

    @AssertTrue(message = "the margin must be in the currency of the amount")
    boolean isMarginCurrencyRight() {
        return margin == null
                || margin.currency() == null
                || amount != null && margin.currency().equals(amount.currency());
    }

    Sale toSale(String defaultCurrency) {
        String currency = amount == null || amount.currency() == null ? defaultCurrency : amount.currency();
        return new Sale(
                source == null ? "default" : source,
                saleId,
                revision,
                Boolean.TRUE.equals(voided),
                occurredOn,
                amount == null ? BigDecimal.ZERO : amount.amount(),
                currency,
                margin == null ? null : margin.amount(),
                quantity == null ? null : quantity.amount(),
                product,
                category,
                orderId,
                salesRep,
                status);
    }
}
