package io.abmsuite.segmentation.run;

import java.util.Map;

/**
 * What to do with the accounts of a cell.
 *
 * @param cadenceDays days between two contacts
 */
public record Strategy(String who, String text, int cadenceDays) {

    private static final Map<String, Strategy> BY_CELL = Map.of(
            "AX",
                    new Strategy(
                            "core",
                            "protect: named manager, dossier, yearly plan, quarterly review, executive sponsor, second contact",
                            7),
            "AY",
                    new Strategy(
                            "key, fluctuating",
                            "find the cause (season, trend, share of wallet); joint forecast; framework contract",
                            14),
            "AZ",
                    new Strategy(
                            "projects, whales",
                            "pipeline of next projects; make it regular; limit credit exposure",
                            14),
            "BX", new Strategy("steady middle", "grow to A: cross-sell, share of wallet", 30),
            "BY", new Strategy("middle, fluctuating", "campaigns, reactivation triggers", 30),
            "BZ", new Strategy("occasional large orders", "event-driven contact, quick quotation", 45),
            "CX", new Strategy("small and loyal", "low-cost service, standing orders; watch for potential", 90),
            "CY", new Strategy("small, uneven", "automated marketing", 90),
            "CZ", new Strategy("incidental", "minimum effort, standard prices", 180));

    /** Null for accounts that lack one of the letters. */
    public static Strategy of(String cell) {
        return BY_CELL.get(cell);
    }
}
