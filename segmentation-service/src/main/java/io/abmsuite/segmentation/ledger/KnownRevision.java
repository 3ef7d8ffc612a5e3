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

    /** The revision as it is when it is in; the content is given, because it takes long to find. */
    static KnownRevision of(LedgerSale sale, UUID content) {
        return new KnownRevision(
                sale.revision(),
                sale.eventId(),
                content,
                sale.accountId(),
                sale.occurredOn(),
                sale.amount(),
                sale.margin(),
                sale.quantity(),
                sale.currency(),
                sale.voided());
    }
}
