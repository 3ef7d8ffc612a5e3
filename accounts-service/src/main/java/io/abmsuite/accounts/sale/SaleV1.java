package io.abmsuite.accounts.sale;

import java.math.BigDecimal;
import java.util.UUID;

/** Event on {@code abm.sales}: a sale, whole, with the id and the code of its account. */
record SaleV1(
        String source,
        String saleId,
        Integer revision,
        boolean voided,
        UUID accountId,
        String accountCode,
        String occurredOn,
        String amount,
        String currency,
        String margin,
        String quantity,
        String product,
        String category,
        String orderId,
        String salesRep,
        String status) {

    static final String TOPIC = "abm.sales";
    static final String TYPE = "io.abmsuite.SaleV1";

    static SaleV1 of(Sale sale, UUID accountId, String accountCode) {
        return new SaleV1(
                sale.source(),
                sale.saleId(),
                sale.revision(),
                sale.voided(),
                accountId,
                accountCode,
                sale.occurredOn().toString(),
                sale.amount().toPlainString(),
                sale.currency(),
                plain(sale.margin()),
                plain(sale.quantity()),
                sale.product(),
                sale.category(),
                sale.orderId(),
                sale.salesRep(),
                sale.status());
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
