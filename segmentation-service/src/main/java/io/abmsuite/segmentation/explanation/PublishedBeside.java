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
        var figures = view.published().figures();
        UUID published = view.run().runId();
        return new PublishedBeside(
                figures.abcClass(),
                figures.xyzClass(),
                figures.cell(),
                view.published().since(),
                published,
                published.equals(run));
    }
}
