package io.abmsuite.segmentation.publishedclass;

import java.time.LocalDate;

/**
 * What is published of one account.
 *
 * @param version rises with each change
 * @param source the run that last changed something
 * @param since the as_of with which the account came into its present class
 */
public record PublishedClass(ClassFigures figures, long version, Publication source, LocalDate since) {

    static PublishedClass first(ClassFigures figures, Publication publication) {
        return new PublishedClass(figures, 1, publication, publication.asOf());
    }

    /** The same account after another publication. A class cannot be held since a date after the run that found it. */
    PublishedClass after(ClassFigures next, Publication publication) {
        boolean held = next.hasLettersOf(figures) && since.isBefore(publication.asOf());
        return new PublishedClass(next, version + 1, publication, held ? since : publication.asOf());
    }
}
