package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.publishedclass.ClassView;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/** What is published of the account now, which may come from another run. */
public record PublishedBeside(
        String abcClass,
        String xyzClass,
        String cell,
        @NotNull LocalDate since,
        @NotNull UUID runId,
        boolean fromThisRun) {

    static PublishedBeside of(ClassView view, UUID run) {
        UUID published = view.run().runId();
        return new PublishedBeside(
                view.published().letters().abc(),
                view.published().letters().xyz(),
                view.published().letters().cell(),
                view.published().since(),
                published,
                published.equals(run));
    }
}
