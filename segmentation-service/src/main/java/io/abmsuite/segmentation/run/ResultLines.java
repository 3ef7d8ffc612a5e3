package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.ledger.AccountFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Decides which accounts make up the portfolio of a run, and under whose line each of them counts. */
final class ResultLines {

    private ResultLines() {}

    /** The line of each account of the portfolio. */
    static Map<UUID, AccountFacts> of(Collection<AccountFacts> all, AccountGroup group, boolean rollUp) {
        Map<UUID, AccountFacts> known = byId(all);
        Map<UUID, AccountFacts> portfolio = new HashMap<>();
        for (AccountFacts account : all) {
            if (group == null || group.contains(account, known)) {
                portfolio.put(account.id(), account);
            }
        }
        if (!rollUp) {
            return portfolio;
        }
        Map<UUID, AccountFacts> lines = new HashMap<>();
        portfolio.forEach((id, account) -> lines.put(id, topmost(account, portfolio)));
        return lines;
    }

    /**
     * The topmost parent within the portfolio that is not erased. Parents that go round have no top: the one with the
     * lowest id stands for them, whichever of them one comes from.
     */
    private static AccountFacts topmost(AccountFacts account, Map<UUID, AccountFacts> portfolio) {
        List<AccountFacts> way = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        AccountFacts next = account;
        while (next != null && seen.add(next.id())) {
            way.add(next);
            AccountFacts parent = next.parentId() == null ? null : portfolio.get(next.parentId());
            next = parent == null || parent.erased() ? null : parent;
        }
        if (next == null) {
            return way.get(way.size() - 1);
        }
        return way.subList(way.indexOf(next), way.size()).stream()
                .min(Comparator.comparing(AccountFacts::id))
                .orElseThrow();
    }

    private static Map<UUID, AccountFacts> byId(Collection<AccountFacts> all) {
        Map<UUID, AccountFacts> known = new HashMap<>();
        all.forEach(account -> known.put(account.id(), account));
        return known;
    }
}
