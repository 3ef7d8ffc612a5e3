package io.abmsuite.segmentation.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Decides what reported sales add to the ledger. The highest revision is effective, whatever the order of arrival; the
 * same report again has no effect; other content without a revision becomes the next one. Totals move by the difference
 * between what was effective and what is.
 */
final class LedgerDecision {

    /** Why a report is not taken; null if it is, or has no effect. */
    enum Refusal {
        REVISION_CONFLICT("the revision is in the ledger with other content"),
        ACCOUNT_CHANGED("the sale belongs to another account; void it and use a new sale id");

        private final String message;

        Refusal(String message) {
            this.message = message;
        }

        String message() {
            return message;
        }
    }

    private final Map<SaleKey, TreeMap<Integer, KnownRevision>> known = new HashMap<>();
    private final Set<UUID> events = new HashSet<>();
    private final List<LedgerSale> additions = new ArrayList<>();
    private final List<UUID> contents = new ArrayList<>();
    private final Map<TotalKey, TotalChange> totals = new TreeMap<>();

    /** Tells what the ledger has. */
    void know(SaleKey key, KnownRevision revision) {
        known.computeIfAbsent(key, any -> new TreeMap<>()).put(revision.revision(), revision);
        events.add(revision.eventId());
    }

    /** Decides about one report, in the order of arrival. */
    Refusal decide(LedgerSale report) {
        TreeMap<Integer, KnownRevision> revisions = known.computeIfAbsent(report.key(), any -> new TreeMap<>());
        if (events.contains(report.eventId())) {
            return null;
        }
        UUID content = report.content();
        if (!revisions.isEmpty()
                && !revisions.firstEntry().getValue().accountId().equals(report.accountId())) {
            return Refusal.ACCOUNT_CHANGED;
        }
        KnownRevision same = revisions.get(report.revision());
        if (report.revision() > 0 && same != null) {
            return same.content().equals(content) ? null : Refusal.REVISION_CONFLICT;
        }
        if (report.revision() == 0
                && !revisions.isEmpty()
                && revisions.lastEntry().getValue().content().equals(content)) {
            return null;
        }
        add(report, content, revisions);
        return null;
    }

    private void add(LedgerSale report, UUID content, TreeMap<Integer, KnownRevision> revisions) {
        int highest = revisions.isEmpty() ? 0 : revisions.lastKey();
        LedgerSale added = report.at(report.revision() > 0 ? report.revision() : highest + 1);
        KnownRevision fresh = KnownRevision.of(added, content);
        if (added.revision() > highest) {
            if (!revisions.isEmpty()) {
                move(revisions.lastEntry().getValue(), -1);
            }
            move(fresh, 1);
        }
        revisions.put(added.revision(), fresh);
        events.add(added.eventId());
        additions.add(added);
        contents.add(content);
    }

    private void move(KnownRevision sale, int sign) {
        if (!sale.voided()) {
            totals.merge(
                    new TotalKey(sale.accountId(), sale.occurredOn(), sale.currency()),
                    TotalChange.of(sale, sign),
                    TotalChange::plus);
        }
    }

    /** New revisions, in the order of arrival. */
    List<LedgerSale> additions() {
        return additions;
    }

    /** What each of the new revisions says, in the same order. */
    List<UUID> contents() {
        return contents;
    }

    /** How the day totals move, sorted by key; those that stay are left out. */
    Map<TotalKey, TotalChange> totals() {
        totals.values().removeIf(TotalChange::isNothing);
        return totals;
    }
}
