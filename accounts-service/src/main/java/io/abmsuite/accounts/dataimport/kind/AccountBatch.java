package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.account.KeyStatus;
import io.abmsuite.accounts.dataimport.RowFault;
import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.abmsuite.platform.id.Uuids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads rows of accounts: what each account is to become, the parents they name, and what is wrong. */
final class AccountBatch {

    static final List<Column> COLUMNS = List.of(
            Column.text("name", 300),
            Column.text("country", 100),
            Column.text("region", 100),
            Column.text("city", 100),
            Column.text("postal_code", 30),
            Column.text("street", 300),
            Column.text("industry", 100),
            Column.text("segment", 100),
            Column.whole("employees", "bigint", 0, Long.MAX_VALUE / 10),
            Column.decimal("annual_revenue"),
            Column.whole("founded_year", "int", 1000, 2200),
            Column.text("account_manager", 200),
            Column.text("phone", 60),
            Column.text("email", 300),
            Column.text("website", 300),
            Column.text("team", 100),
            Column.tags("tags"));
    static final Set<String> KNOWN = Column.names(COLUMNS, Set.of("account_id", "parent_account_id", "key_status"));

    /** A parent as a row names it. */
    record Parent(UUID id, String ref) {}

    private final GivenColumns columns = new GivenColumns(COLUMNS);
    private final Map<String, UUID> ids = new LinkedHashMap<>();
    private final Map<UUID, Line> lines = new LinkedHashMap<>();
    private final Map<Long, Parent> parents = new LinkedHashMap<>();
    private final Set<UUID> withParent = new HashSet<>();
    private final List<RowFault> faults = new ArrayList<>();
    private final String source;
    private long repeated;

    AccountBatch(String source) {
        this.source = source;
    }

    /**
     * Adds a row.
     *
     * @param known the account it names; null if it names none
     */
    void add(ImportRow row, Named known) {
        RowCheck check = new RowCheck(row);
        String ref = check.required("account_id", 120);
        check.required("name", 300);
        KeyStatus wanted = check.oneOf("key_status", KeyStatus.class);
        boolean exists = known != null && known.id() != null;
        if (known != null) {
            compare(check, known, wanted);
        }
        Set<Column> given = columns.of(row);
        Map<String, Object> values = Column.read(given, check);
        Map<String, Object> attributes = Column.attributes(check, row, KNOWN);
        if (check.isBroken()) {
            faults.addAll(check.faults());
            return;
        }
        UUID id = ids.computeIfAbsent(ref, fresh -> exists ? known.id() : Uuids.timeOrdered());
        values.put("id", id);
        values.put("code", exists ? known.code() : ref);
        values.put("key_status", exists ? known.keyStatus() : wanted == null ? "NONE" : wanted.name());
        values.put("external_sources", exists ? null : source);
        values.put("external_ids", exists ? null : ref);
        add(id, new Line(given, values, attributes));
        if (row.columns().contains("parent_account_id")) {
            addParent(row, new Parent(id, row.get("parent_account_id")), !exists);
        }
    }

    private static void compare(RowCheck check, Named known, KeyStatus wanted) {
        if (known.ambiguous()) {
            check.fault("account_id", "AMBIGUOUS_ACCOUNT", "is what another source calls another account");
        }
        if (known.id() != null && wanted != null && !wanted.name().equals(known.keyStatus())) {
            check.fault(
                    "key_status",
                    "KEY_STATUS_NEEDS_REASON",
                    "is " + known.keyStatus() + "; a person changes it with POST /v1/accounts/{id}/key-status");
        }
    }

    private void add(UUID id, Line line) {
        Line earlier = lines.get(id);
        Line now = earlier == null ? line : earlier.with(line);
        repeated += earlier != null && now.differsFrom(earlier) ? 1 : 0;
        lines.put(id, now);
    }

    /** A new account has no parent until a row names one. */
    private void addParent(ImportRow row, Parent parent, boolean isNew) {
        if (parent.ref() != null || !isNew || withParent.contains(parent.id())) {
            parents.put(row.number(), parent);
            withParent.add(parent.id());
        }
    }

    /** What each account is to become, in one order for all imports, so that two of them do not block each other. */
    List<Line> sorted() {
        return lines.values().stream()
                .sorted(Comparator.comparing(
                        line -> String.valueOf(line.values().get("code"))))
                .toList();
    }

    /** Ids of the accounts, by what the file calls them. */
    Map<String, UUID> ids() {
        return ids;
    }

    /** Parents, by the row that names them. */
    Map<Long, Parent> parents() {
        return parents;
    }

    List<RowFault> faults() {
        return faults;
    }

    /** Rows that say something else than an earlier one of the same account. */
    long repeated() {
        return repeated;
    }
}
