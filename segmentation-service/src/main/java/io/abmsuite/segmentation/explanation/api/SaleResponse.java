package io.abmsuite.segmentation.explanation.api;

import io.abmsuite.segmentation.explanation.ExplanationService.Found;
import io.abmsuite.segmentation.ledger.EffectiveSale;
import io.abmsuite.segmentation.money.DecimalText;
import io.abmsuite.segmentation.money.Money;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A sale behind a result, as it was when the run saw it.
 *
 * @param accountCode of the account, which in a rolled up run counts under its topmost parent
 * @param amount in the currency of the sale
 * @param eventId the event that brought this revision
 * @param position of the ledger at which it came
 * @param period of the window it lies in; null outside the window
 */
public record SaleResponse(
        @NotNull String accountCode,
        @NotNull String source,
        @NotNull String saleId,
        int revision,
        @NotNull UUID eventId,
        long position,
        @NotNull LocalDate occurredOn,
        @NotNull Money amount,
        String margin,
        String quantity,
        String product,
        boolean inWindow,
        String period) {

    static SaleResponse of(EffectiveSale sale, Found found) {
        String period = found.periodOf(sale.occurredOn());
        return new SaleResponse(
                sale.accountCode(),
                sale.source(),
                sale.saleId(),
                sale.revision(),
                sale.eventId(),
                sale.position(),
                sale.occurredOn(),
                Money.of(sale.amount(), sale.currency()),
                DecimalText.of(sale.margin()),
                DecimalText.of(sale.quantity()),
                sale.product(),
                period != null,
                period);
    }
}
