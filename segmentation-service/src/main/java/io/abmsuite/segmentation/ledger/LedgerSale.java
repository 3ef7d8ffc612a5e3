package io.abmsuite.segmentation.ledger;

import io.abmsuite.platform.id.Uuids;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One revision of a sale.
 *
 * @param revision 0 while the ledger has not numbered it
 * @param amount and margin, quantity: units of 0.0001; margin and quantity may be null
 */
public record LedgerSale(
        SaleKey key,
        int revision,
        UUID eventId,
        UUID accountId,
        LocalDate occurredOn,
        long amount,
        Long margin,
        Long quantity,
        String currency,
        boolean voided,
        String product,
        String category,
        String orderId,
        String salesRep,
        String status) {

    /** The same sale at a revision. */
    LedgerSale at(int number) {
        return new LedgerSale(
                key,
                number,
                eventId,
                accountId,
                occurredOn,
                amount,
                margin,
                quantity,
                currency,
                voided,
                product,
                category,
                orderId,
                salesRep,
                status);
    }

    /** Digest of all it says; two revisions with the same digest say the same. */
    UUID content() {
        return Uuids.nameBased(
                accountId.toString(),
                occurredOn.toString(),
                Long.toString(amount),
                margin == null ? null : margin.toString(),
                quantity == null ? null : quantity.toString(),
                currency,
                Boolean.toString(voided),
                product,
                category,
                orderId,
                salesRep,
                status);
    }
}
