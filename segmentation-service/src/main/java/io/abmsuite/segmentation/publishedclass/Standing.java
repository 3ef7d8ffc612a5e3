package io.abmsuite.segmentation.publishedclass;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Hysteresis: the class that is confirmed, and another one that may follow it. A new class counts after it was found in so
 * many publications in a row; live ones, of which there are many in a second, count once a day.
 *
 * @param candidate null if the last publication found the confirmed class
 */
public record Standing(Letters confirmed, Candidate candidate) {

    /**
     * What it takes to confirm a class.
     *
     * @param runs how many publications in a row
     * @param asOf the day of the publication
     * @param oncePerDay whether several publications of a day count as one
     */
    record Rule(int runs, LocalDate asOf, boolean oncePerDay) {}

    static Standing of(Letters confirmed) {
        return new Standing(confirmed, null);
    }

    /** After a publication that found this class. */
    Standing after(Letters found, Rule rule) {
        if (Objects.equals(found, confirmed)) {
            return of(confirmed);
        }
        boolean again = candidate != null && candidate.letters().equals(found);
        boolean counts = !again || !rule.oncePerDay() || rule.asOf().isAfter(candidate.asOf());
        int runs = (again ? candidate.runs() : 0) + (counts ? 1 : 0);
        LocalDate counted = counts ? rule.asOf() : candidate.asOf();
        return runs >= rule.runs() ? of(found) : new Standing(confirmed, new Candidate(found, runs, counted));
    }
}
