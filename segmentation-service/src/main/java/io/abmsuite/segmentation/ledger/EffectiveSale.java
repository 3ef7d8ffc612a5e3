package io.abmsuite.segmentation.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A sale as it was effective at a position of the ledger.
 *
 * @param eventId the event that brought this revision
 * @param position of the ledger at which it came
 */
public record EffectiveSale(
        String accountCode,
        String source,
        String saleId,
        int revision,
        UUID eventId,
        LocalDate occurredOn,
        BigDecimal amount,
        BigDecimal margin,
        BigDecimal quantity,
        String currency,
        String product,
        long position) {}
