package io.abmsuite.segmentation.publishedclass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a publication changes for one account.
 *
 * @param before null if nothing was published of the account yet
 */
record ClassChange(PublishedClass before, PublishedClass after) {

    /** The changes a publication makes; accounts about which there is nothing new are left out. */
    static List<ClassChange> between(
            Map<UUID, PublishedClass> published, List<ClassFigures> found, Publication publication) {
        List<ClassChange> changes = new ArrayList<>();
        for (ClassFigures figures : found) {
            PublishedClass before = published.get(figures.accountId());
            if (before == null) {
                changes.add(new ClassChange(null, PublishedClass.first(figures, publication)));
                continue;
            }
            PublishedClass after = before.after(figures, publication);
            boolean sameFigures = figures.equals(before.figures());
            if (!sameFigures || !after.since().equals(before.since())) {
                changes.add(new ClassChange(before, after));
            }
        }
        return changes;
    }

    /** True if the class or the lifecycle is another one, not only a figure. */
    boolean movesClass() {
        return before == null || !after.figures().hasClassOf(before.figures());
    }
}
