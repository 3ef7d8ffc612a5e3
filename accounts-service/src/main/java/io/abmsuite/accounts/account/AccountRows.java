package io.abmsuite.accounts.account;

import io.abmsuite.accounts.account.AccountView.Engagements;
import io.abmsuite.accounts.account.AccountView.MonthTotal;
import io.abmsuite.accounts.account.AccountView.Parent;
import io.abmsuite.accounts.account.AccountView.PublishedClass;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Maps rows of {@link AccountQueries} to views. */
final class AccountRows {

    private static final String MAJOR = "MAJOR";

    private AccountRows() {}

    static AccountView view(Row row) {
        PublishedClass published = row.getUUID("run_id") == null ? null : publishedClass(row);
        return new AccountView(
                row.getUUID("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("parent_code") == null
                        ? null
                        : new Parent(row.getUUID("parent_id"), row.getString("parent_code")),
                row.getString("country"),
                row.getString("region"),
                row.getString("city"),
                row.getString("postal_code"),
                row.getString("street"),
                row.getString("industry"),
                row.getString("segment"),
                row.getLong("employees"),
                row.getBigDecimal("annual_revenue"),
                row.getInteger("founded_year"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("website"),
                row.getString("account_manager"),
                row.getString("team"),
                List.of(row.getArrayOfStrings("tags")),
                roles(row, published),
                KeyStatus.valueOf(row.getString("key_status")),
                AccountStatus.valueOf(row.getString("status")),
                row.getString("info_source") == null ? null : InfoSource.valueOf(row.getString("info_source")),
                row.get(JsonObject.class, "attributes").getMap(),
                externalIds(row),
                published,
                engagements(row),
                row.getLong("open_complaints"),
                row.getLong("version") + 1,
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static List<String> roles(Row row, PublishedClass published) {
        List<String> roles = new ArrayList<>(Arrays.asList(row.getArrayOfStrings("roles")));
        if (published != null && published.flags().contains(MAJOR)) {
            roles.add(0, ClientRole.BREADWINNER.name());
        }
        return roles;
    }

    private static PublishedClass publishedClass(Row row) {
        return new PublishedClass(
                row.getString("cell"),
                row.getString("abc_class"),
                row.getString("xyz_class"),
                row.getString("lifecycle"),
                row.getString("policy"),
                row.getInteger("policy_version"),
                row.getUUID("run_id"),
                row.getLocalDate("as_of"),
                row.getLocalDate("since"),
                row.getInteger("rank"),
                plain(row.getBigDecimal("total")),
                row.getString("currency"),
                plain(row.getBigDecimal("share")),
                plain(row.getBigDecimal("cv")),
                List.of(row.getArrayOfStrings("flags")),
                objects(
                        row.getValue("month_totals"),
                        one -> new MonthTotal(one.getString("month"), one.getString("amount"))));
    }

    private static List<ExternalId> externalIds(Row row) {
        return objects(
                        row.getValue("external_ids"),
                        one -> new ExternalId(one.getString("source"), one.getString("id")))
                .stream()
                .sorted(Comparator.comparing(ExternalId::source).thenComparing(ExternalId::id))
                .toList();
    }

    private static Engagements engagements(Row row) {
        Long count = row.getLong("engagements");
        return count == null
                ? null
                : new Engagements(
                        count, row.getString("last_kind"), row.getString("last_campaign"), instant(row, "last_at"));
    }

    private static <T> List<T> objects(Object array, Function<JsonObject, T> mapper) {
        return array instanceof JsonArray list
                ? list.stream().map(JsonObject.class::cast).map(mapper).toList()
                : List.of();
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
