package io.abmsuite.accounts.account.api;

import io.abmsuite.accounts.account.AccountView;
import io.abmsuite.accounts.account.AccountView.PublishedClass;
import io.abmsuite.platform.csv.CsvTable;
import java.util.function.Function;

/** Accounts as CSV; the columns an import reads have the import's names, so that an export can be imported. */
final class AccountCsv {

    static final CsvTable<AccountView> TABLE = new CsvTable<AccountView>()
            .with("account_id", AccountView::code)
            .with("name", AccountView::name)
            .with(
                    "parent_account_id",
                    account ->
                            account.parent() == null ? null : account.parent().code())
            .with("country", AccountView::country)
            .with("region", AccountView::region)
            .with("city", AccountView::city)
            .with("postal_code", AccountView::postalCode)
            .with("street", AccountView::street)
            .with("industry", AccountView::industry)
            .with("segment", AccountView::segment)
            .with("employees", AccountView::employees)
            .with("annual_revenue", AccountView::annualRevenue)
            .with("founded_year", AccountView::foundedYear)
            .with("account_manager", AccountView::accountManager)
            .with("phone", AccountView::phone)
            .with("email", AccountView::email)
            .with("website", AccountView::website)
            .with("team", AccountView::team)
            .with("tags", account -> String.join(";", account.tags()))
            .with("key_status", AccountView::keyStatus)
            .with("roles", account -> String.join(";", account.roles()))
            .with("status", AccountView::status)
            .with("cell", published(PublishedClass::cell))
            .with("lifecycle", published(PublishedClass::lifecycle))
            .with("rank", published(PublishedClass::rank))
            .with("total", published(PublishedClass::total))
            .with("currency", published(PublishedClass::currency))
            .with("share", published(PublishedClass::share))
            .with("cv", published(PublishedClass::cv))
            .with("flags", published(found -> String.join(";", found.flags())))
            .with("open_complaints", AccountView::openComplaints);

    private AccountCsv() {}

    private static Function<AccountView, Object> published(Function<PublishedClass, Object> value) {
        return account -> account.publishedClass() == null ? null : value.apply(account.publishedClass());
    }
}
