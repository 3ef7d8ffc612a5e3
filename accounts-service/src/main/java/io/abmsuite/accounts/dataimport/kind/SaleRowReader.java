package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.dataimport.RowFault;
import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.abmsuite.accounts.sale.Money;
import io.abmsuite.accounts.sale.Sale;
import io.abmsuite.accounts.sale.SaleDates;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads rows as sales. */
@ApplicationScoped
public class SaleRowReader {

    static final Set<String> REQUIRED = Set.of("sale_id", "account_id", "occurred_on", "amount");
    static final Set<String> KNOWN = Set.of(
            "sale_id",
            "account_id",
            "occurred_on",
            "amount",
            "currency",
            "margin",
            "quantity",
            "product",
            "category",
            "order_id",
            "sales_rep",
            "status",
            "revision");

    /** A row with its sale, or with its faults. */
    public record Read(ImportRow row, String accountRef, Sale sale, List<RowFault> faults) {}

    private final SaleDates dates;
    private final String defaultCurrency;

    SaleRowReader(SaleDates dates, @ConfigProperty(name = "abm.default-currency") String defaultCurrency) {
        this.dates = dates;
        this.defaultCurrency = defaultCurrency;
    }

    /** The sale of a row, or its faults. */
    public Read read(ImportRow row, String source) {
        RowCheck check = new RowCheck(row);
        String account = check.required("account_id", 120);
        String saleId = check.required("sale_id", 120);
        check.required("occurred_on", 40);
        check.required("amount", 40);
        LocalDate day = check.date("occurred_on");
        if (day != null && dates.isTooLate(day)) {
            check.fault("occurred_on", "DATE_IN_FUTURE", "must not lie after tomorrow");
        }
        BigDecimal amount = check.decimal("amount");
        String currency = check.read("currency", "INVALID_CURRENCY", Money::currency);
        Long revision = check.whole("revision", 1, Integer.MAX_VALUE);
        Sale sale = new Sale(
                source,
                saleId,
                revision == null ? null : revision.intValue(),
                false,
                day,
                amount,
                currency == null ? defaultCurrency : currency,
                check.decimal("margin"),
                check.decimal("quantity"),
                check.text("product", 300),
                check.text("category", 300),
                check.text("order_id", 120),
                check.text("sales_rep", 200),
                check.text("status", 60));
        return check.isBroken()
                ? new Read(row, account, null, check.faults())
                : new Read(row, account, sale, List.of());
    }
}
