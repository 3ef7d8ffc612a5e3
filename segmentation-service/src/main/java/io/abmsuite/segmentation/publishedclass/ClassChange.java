package io.abmsuite.segmentation.publishedclass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What a publication, or a decision of a person, changes for one account.
 *
 * @param before null if nothing was published of the account yet
 * @param override what a person decided; null if nobody did
 */
record ClassChange(PublishedClass before, PublishedClass after, ClassOverride override) {

    /** The changes a publication makes; accounts that stay as they are published are left out. */
    static List<ClassChange> between(
            Map<UUID, PublishedClass> published,
            Map<UUID, ClassOverride> overrides,
            List<ClassFigures> found,
            Publication publication,
            Standing.Rule rule) {
        List<ClassChange> changes = new ArrayList<>();
        for (ClassFigures figures : found) {
            PublishedClass before = published.get(figures.accountId());
            ClassOverride override = overrides.get(figures.accountId());
            if (before == null) {
                changes.add(new ClassChange(null, PublishedClass.first(figures, override, publication), override));
                continue;
            }
            PublishedClass after = before.after(figures, rule, override, publication);
            boolean same = figures.equals(before.figures())
                    && after.standing().equals(before.standing())
                    && after.letters().equals(before.letters())
                    && after.since().equals(before.since());
            if (!same) {
                changes.add(told(before, after, override));
            }
        }
        return changes;
    }

    /** The change a decision of a person makes; it is told in any case. */
    static ClassChange decided(PublishedClass before, PublishedClass after, ClassOverride override) {
        return new ClassChange(before, after.told(), override);
    }

    private static ClassChange told(PublishedClass before, PublishedClass after, ClassOverride override) {
        ClassChange change = new ClassChange(before, after, override);
        return change.isNews() ? new ClassChange(before, after.told(), override) : change;
    }

    /** True if somebody must be told: another class, lifecycle or flag, or other sales; not what only drifts with others. */
    boolean isNews() {
        return movesClass()
                || !after.figures().letters().equals(before.figures().letters())
                || !after.figures().flags().equals(before.figures().flags())
                || !after.figures().hasSalesOf(before.figures())
                || after.version() != before.version();
    }

    /** True if the published class or the lifecycle is another one, not only a figure. */
    boolean movesClass() {
        return before == null || !after.hasClassOf(before);
    }

    /** True if the account came into this lifecycle now. */
    boolean becomes(String lifecycle) {
        return before != null
                && after.figures().lifecycle().equals(lifecycle)
                && !Objects.equals(before.figures().lifecycle(), lifecycle);
    }

    /** True if the account grew past a limit of concentration, or fell below it. */
    boolean crossesConcentration() {
        return before != null && !level(before).equals(level(after));
    }

    /** NONE, MAJOR or DOMINANT. */
    static String level(PublishedClass published) {
        List<String> flags = published.figures().flags();
        if (flags.contains("DOMINANT")) {
            return "DOMINANT";
        }
        return flags.contains("MAJOR") ? "MAJOR" : "NONE";
    }
}
