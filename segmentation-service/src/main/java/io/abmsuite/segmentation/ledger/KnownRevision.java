package io.abmsuite.segmentation.ledger;

import java.time.LocalDate;
import java.util.UUID;

/** What the ledger already has of a sale: one revision, as far as a decision needs it. */
record KnownRevision(
        int revision,
        UUID eventId,
        UUID content,
        UUID accountId,
        LocalDate occurredOn,
        long amount,
        Long margin,
        Long quantity,
        String currency,
        boolean voided) {

    static KnownRevision of(LedgerSale sale) {
        return new KnownRevision(
                sale.revision(),
                sale.eventId(),
                sale.content(),
                sale.accountId(),
                sale.occurredOn(),
                sale.amount(),
                sale.margin(),
                sale.quantity(),
                sale.currency(),
                sale.voided());
    }
}
