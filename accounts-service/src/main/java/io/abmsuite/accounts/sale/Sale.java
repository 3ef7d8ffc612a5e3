package io.abmsuite.accounts.sale;

import io.abmsuite.platform.id.Uuids;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A sale as somebody reported it, checked. Correction: the same sale id with other content. Void: the same with voided.
 *
 * @param source system that reports it; the sale id is unique in it
 * @param revision null lets the ledger number the contents
 * @param amount and margin, quantity: exact, at most 4 decimals; negative for returns
 * @param status kept, never interpreted
 */
public record Sale(
        String source,
        String saleId,
        Integer revision,
        boolean voided,
        LocalDate occurredOn,
        BigDecimal amount,
        String currency,
        BigDecimal margin,
        BigDecimal quantity,
        String product,
        String category,
        String orderId,
        String salesRep,
        String status) {

    /** How the source calls it. */
    public SaleName name() {
        return new SaleName(source, saleId);
    }

    /**
     * The same id for the same report, whenever and however often it comes: derived from source, sale id, and the
     * revision or, without one, the content with the account.
     *
     * @param reverted the import whose revert has voided the sale before: the report is then a new one; null if none has
     */
    public UUID eventId(String accountRef, UUID reverted) {
        if (revision != null) {
            return Uuids.nameBased("sale", source, saleId, "revision", revision.toString());
        }
        List<String> parts = new ArrayList<>(Arrays.asList(
                "sale",
                source,
                saleId,
                "content",
                accountRef,
                Boolean.toString(voided),
                occurredOn.toString(),
                canonical(amount),
                currency,
                canonical(margin),
                canonical(quantity),
                product,
                category,
                orderId,
                salesRep,
                status));
        if (reverted != null) {
            parts.addAll(List.of("reverted", reverted.toString()));
        }
        return Uuids.nameBased(parts.toArray(String[]::new));
    }

    /** Its void; what it says stays readable. */
    public Sale asVoid() {
        return new Sale(
                source,
                saleId,
                null,
                true,
                occurredOn,
                amount,
                currency,
                margin,
                quantity,
                product,
                category,
                orderId,
                salesRep,
                status);
    }

    private static String canonical(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }
}
