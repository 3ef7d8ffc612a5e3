package io.abmsuite.accounts.account;

import io.abmsuite.accounts.account.AccountView.Engagements;
import io.abmsuite.accounts.account.AccountView.MonthTotal;
import io.abmsuite.accounts.account.AccountView.Parent;
import io.abmsuite.accounts.account.AccountView.PublishedClass;
import io.abmsuite.platform.db.RowReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Maps rows of {@link AccountQueries} to views, column by column in the order they are selected in. */
final class AccountRows {

    private static final String MAJOR = "MAJOR";
    private static final int COLUMNS_OF_A_CLASS = 15;
    private static final Comparator<ExternalId> BY_SOURCE =
            Comparator.comparing(ExternalId::source).thenComparing(ExternalId::id);

    private AccountRows() {}

    static AccountView view(Row row) {
        RowReader in = new RowReader(row);
        String parentCode = in.text();
        List<ExternalId> externalIds = externalIds(in.texts(), in.texts());
        int openComplaints = in.integer();
        Engagements engagements = engagements(in);
        PublishedClass published = publishedClass(in);
        return new AccountView(
                in.uuid(),
                in.text(),
                in.text(),
                parent(in.uuid(), parentCode),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.whole(),
                in.decimal(),
                in.integer(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.texts(),
                roles(in.texts(), published),
                KeyStatus.valueOf(in.text()),
                AccountStatus.valueOf(in.text()),
                infoSource(in.text()),
                attributes(in.object()),
                externalIds,
                published,
                engagements,
                openComplaints,
                in.whole() + 1,
                in.time(),
                in.time());
    }

    /** A parent of another team has no code here. */
    private static Parent parent(UUID id, String code) {
        return code == null ? null : new Parent(id, code);
    }

    private static InfoSource infoSource(String name) {
        return name == null ? null : InfoSource.valueOf(name);
    }

    private static Map<String, Object> attributes(JsonObject known) {
        return known == null ? Map.of() : known.getMap();
    }

    private static List<String> roles(List<String> given, PublishedClass published) {
        if (published == null || !published.flags().contains(MAJOR)) {
            return given;
        }
        List<String> roles = new ArrayList<>(given);
        roles.add(0, ClientRole.BREADWINNER.name());
        return roles;
    }

    private static PublishedClass publishedClass(RowReader in) {
        UUID run = in.uuid();
        if (run == null) {
            in.skip(COLUMNS_OF_A_CLASS);
            return null;
        }
        return new PublishedClass(
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.integer(),
                run,
                in.date(),
                in.date(),
                in.integer(),
                plain(in.decimal()),
                in.text(),
                plain(in.decimal()),
                plain(in.decimal()),
                in.texts(),
                monthTotals(in.array()));
    }

    private static List<MonthTotal> monthTotals(JsonArray totals) {
        return totals.stream()
                .map(JsonObject.class::cast)
                .map(one -> new MonthTotal(one.getString("month"), one.getString("amount")))
                .toList();
    }

    private static List<ExternalId> externalIds(List<String> sources, List<String> ids) {
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new ExternalId(sources.get(i), ids.get(i)))
                .sorted(BY_SOURCE)
                .toList();
    }

    private static Engagements engagements(RowReader in) {
        long count = in.whole();
        if (count == 0) {
            in.skip(3);
            return null;
        }
        return new Engagements(count, in.text(), in.text(), in.time());
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
