package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a person asks to be decided about a class, before it is checked. */
public record ClassDecision(ClassOverride.Kind kind, String abcClass, String xyzClass, String reason, LocalDate until) {

    private static final int LONGEST_YEARS = 2;

    /** The decision, if no rule is against it; 422 with all faults. */
    ClassOverride checked(String actor, Instant now, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>();
        if (kind == ClassOverride.Kind.FLOOR && xyzClass != null) {
            faults.add(new FieldFault("/xyzClass", "INVALID_VALUE", "must be absent: a floor is an ABC class"));
        }
        if (until.isBefore(today)) {
            faults.add(new FieldFault("/until", "RANGE", "must not be in the past"));
        } else if (until.isAfter(today.plusYears(LONGEST_YEARS))) {
            faults.add(new FieldFault(
                    "/until", "RANGE", "must be within " + LONGEST_YEARS + " years: decisions are looked at again"));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.unprocessable(faults);
        }
        return new ClassOverride(kind, abcClass, xyzClass, reason, until, now, actor);
    }
}
