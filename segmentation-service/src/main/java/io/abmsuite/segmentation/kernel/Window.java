package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;

/** The periods a run looks at; {@code complete} says whether the last of them had ended at the date of the run. */
public record Window(Granularity granularity, int first, int last, LocalDate start, LocalDate end, boolean complete) {

    /** The window that parameters and date lead to: the unfinished period is left out unless it was asked for. */
    public static Window of(Parameters parameters, LocalDate asOf) {
        Granularity granularity = parameters.granularity();
        int current = granularity.indexOf(asOf);
        boolean ended = granularity.endOf(current).equals(asOf);
        int last = ended || parameters.includeCurrent() ? current : current - 1;
        return between(granularity, last - parameters.periods() + 1, last, ended || last < current);
    }

    /** The same number of periods, so many periods earlier, all of them ended. */
    public Window movedBack(int periods) {
        return between(granularity, first - periods, last - periods, true);
    }

    /** This window, complete or not, as it looks from a day. */
    Window seenFrom(LocalDate day) {
        return between(granularity, first, last, !day.isBefore(end));
    }

    private static Window between(Granularity granularity, int first, int last, boolean complete) {
        return new Window(granularity, first, last, granularity.startOf(first), granularity.endOf(last), complete);
    }
}
