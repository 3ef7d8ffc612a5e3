package io.abmsuite.segmentation.explanation.api;

import io.abmsuite.platform.csv.CsvTable;
import java.math.BigDecimal;

/** Sales behind a result as CSV. */
final class SaleCsv {

    static final CsvTable<SaleResponse> TABLE = new CsvTable<SaleResponse>()
            .with("account_id", SaleResponse::accountCode)
            .with("source", SaleResponse::source)
            .with("sale_id", SaleResponse::saleId)
            .with("revision", SaleResponse::revision)
            .with("event_id", SaleResponse::eventId)
            .with("position", SaleResponse::position)
            .with("occurred_on", SaleResponse::occurredOn)
            .with("amount", sale -> new BigDecimal(sale.amount().amount()))
            .with("currency", sale -> sale.amount().currency())
            .with("margin", sale -> number(sale.margin()))
            .with("quantity", sale -> number(sale.quantity()))
            .with("product", SaleResponse::product)
            .with("in_window", SaleResponse::inWindow)
            .with("period", SaleResponse::period);

    private SaleCsv() {}

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
