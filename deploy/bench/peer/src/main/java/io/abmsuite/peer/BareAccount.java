package io.abmsuite.peer;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row of the table of accounts, as it is. */
public record BareAccount(
        UUID id,
        String code,
        String name,
        String country,
        String region,
        String city,
        String postalCode,
        String street,
        String industry,
        String segment,
        Long employees,
        BigDecimal annualRevenue,
        Integer foundedYear,
        String phone,
        String email,
        String website,
        String accountManager,
        String team,
        List<String> tags,
        String keyStatus,
        String status,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static BareAccount of(Row row) {
        return new BareAccount(
                row.getUUID("id"),
                row.getString("code"),
                row.getString("name"),
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
                row.getString("key_status"),
                row.getString("status"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
