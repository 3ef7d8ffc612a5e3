package io.abmsuite.segmentation.publishedclass;

import java.time.LocalDate;

/**
 * What is published of one account.
 *
 * @param figures what the last publication found, the computed class among it
 * @param standing the confirmed class, and one that may follow it
 * @param letters what is published: the confirmed class after the decision of a person
 * @param version rises with each event about the account
 * @param source the publication that last changed something
 * @param since the date with which the account came into its present class
 */
public record PublishedClass(
        ClassFigures figures, Standing standing, Letters letters, long version, Publication source, LocalDate since) {

    static PublishedClass first(ClassFigures figures, ClassOverride override, Publication publication) {
        Letters letters = ClassOverride.applied(override, figures.letters());
        return new PublishedClass(figures, Standing.of(figures.letters()), letters, 1, publication, publication.asOf());
    }

    /** The same account after another publication. */
    PublishedClass after(ClassFigures next, Standing.Rule rule, ClassOverride override, Publication publication) {
        Standing standing = this.standing.after(next.letters(), rule);
        Letters letters = ClassOverride.applied(override, standing.confirmed());
        return new PublishedClass(next, standing, letters, version, publication, since(letters, publication.asOf()));
    }

    /** The same account after a decision of a person; null if it was withdrawn. */
    PublishedClass overridden(ClassOverride override, LocalDate today) {
        Letters letters = ClassOverride.applied(override, standing.confirmed());
        return new PublishedClass(figures, standing, letters, version, source, since(letters, today));
    }

    /** A class that was found but is not confirmed yet; null if there is none. */
    public Candidate candidate() {
        return standing.candidate();
    }

    PublishedClass told() {
        return new PublishedClass(figures, standing, letters, version + 1, source, since);
    }

    boolean hasClassOf(PublishedClass other) {
        return letters.equals(other.letters) && figures.lifecycle().equals(other.figures.lifecycle());
    }

    /** A class cannot be held since a date after the publication that found it. */
    private LocalDate since(Letters next, LocalDate asOf) {
        return next.equals(letters) && since.isBefore(asOf) ? since : asOf;
    }
}
