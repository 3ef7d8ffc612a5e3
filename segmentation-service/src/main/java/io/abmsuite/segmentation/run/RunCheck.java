package io.abmsuite.segmentation.run;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.policy.ParameterValues;
import io.abmsuite.segmentation.policy.Policy;
import io.abmsuite.segmentation.portfolio.CurrencyChoice;
import io.abmsuite.segmentation.portfolio.SalesFacts;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Checks an order for a run against what is known before it is queued, and tells all faults at once. */
final class RunCheck {

    private static final String TODAY = "today";
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final RunOrder order;
    private final SalesFacts facts;
    private final GroupChoice group;
    private final Clock clock;
    private final List<FieldFault> faults = new ArrayList<>();

    RunCheck(RunOrder order, SalesFacts facts, GroupChoice group, Clock clock) {
        this.group = group;
        this.order = order;
        this.facts = facts;
        this.clock = clock;
    }

    /** The run to queue; the policy is null if nobody made it. */
    NewRun check(Policy policy, String author) {
        if (policy == null) {
            fault("/policy", "POLICY_NOT_FOUND", "names no policy; GET /v1/policies lists them");
        }
        if (order.isWhatIf() && order.publishes()) {
            fault(
                    "/publish",
                    "WHAT_IF_NOT_PUBLISHED",
                    "must be false for a run with parameters: a what-if is not published");
        }
        if (!order.isOfEveryAccount() && order.publishes()) {
            fault("/publish", "PART_NOT_PUBLISHED", "must be false for a run of a group, and for a rolled up one");
        }
        faults.addAll(group.faults());
        LocalDate asOf = asOf();
        Parameters parameters = parameters(policy == null ? Parameters.monthly() : policy.parameters());
        faults.addAll(CurrencyChoice.of(facts, parameters, counted(asOf), order.currency())
                .faults());
        if (policy == null || !faults.isEmpty()) {
            throw ProblemException.unprocessable(faults);
        }
        boolean publishes = order.publishes();
        return new NewRun(
                policy.name(),
                policy.version(),
                order.isWhatIf(),
                publishes,
                new RunTask(
                        parameters, asOf, order.currency(), facts.rates().base(), group.group(), order.rollUp(), null),
                author,
                null,
                null);
    }

    private LocalDate asOf() {
        if (order.asOf().equals(TODAY)) {
            return today(clock);
        }
        if (!order.asOf().equals("latest")) {
            return date();
        }
        if (facts.lastDay() == null) {
            fault("/asOf", "NO_SALES", "cannot be latest: there are no sales yet");
        }
        return facts.lastDay();
    }

    private LocalDate date() {
        LocalDate date = parsed(order.asOf());
        if (date == null) {
            fault("/asOf", "INVALID_VALUE", "must be an existing date such as 2026-01-31, today or latest");
        } else if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            fault("/asOf", "RANGE", "must be between " + EARLIEST + " and " + LATEST);
        }
        return date;
    }

    private LocalDate counted(LocalDate asOf) {
        return asOf == null || asOf.isBefore(EARLIEST) || asOf.isAfter(LATEST) ? today(clock) : asOf;
    }

    private static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** Null if the text is no date. */
    private static LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    private Parameters parameters(Parameters base) {
        try {
            return ParameterValues.change(base, order.parameters());
        } catch (ProblemException invalid) {
            faults.addAll(invalid.problem().errors());
            return base;
        }
    }

    private void fault(String pointer, String code, String message) {
        faults.add(new FieldFault(pointer, code, message));
    }
}
