package io.abmsuite.segmentation.ledger.messaging;

import io.abmsuite.segmentation.ledger.LedgerSale;
import io.abmsuite.segmentation.ledger.SaleKey;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** What this service uses of a sale (topic {@code abm.sales}). */
record SaleV1(
        @NotBlank String source,
        @NotBlank String saleId,
        @Min(1) Integer revision,
        @NotNull Boolean voided,
        @NotNull UUID accountId,
        @NotBlank String accountCode,
        @NotNull LocalDate occurredOn,
        @NotNull @Digits(integer = 15, fraction = 4) BigDecimal amount,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @Digits(integer = 15, fraction = 4) BigDecimal margin,
        @Digits(integer = 15, fraction = 4) BigDecimal quantity,
        String product,
        String category,
        String orderId,
        String salesRep,
        String status) {

    private static final BigDecimal LARGEST = new BigDecimal("920000000000000");

    /** True if every figure fits the ledger's units. */
    boolean fits() {
        return fits(amount) && fits(margin) && fits(quantity);
    }

    LedgerSale toSale(UUID eventId) {
        return new LedgerSale(
                new SaleKey(source, saleId),
                revision == null ? 0 : revision,
                eventId,
                accountId,
                occurredOn,
                units(amount),
                units(margin),
                units(quantity),
                currency,
                voided,
                product,
                category,
                orderId,
                salesRep,
                status);
    }

    private static boolean fits(BigDecimal value) {
        return value == null || value.abs().compareTo(LARGEST) <= 0;
    }

    private static Long units(BigDecimal value) {
        return value == null ? null : value.movePointRight(4).longValueExact();
    }
}
