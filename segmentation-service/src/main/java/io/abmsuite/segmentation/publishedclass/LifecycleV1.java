package io.abmsuite.segmentation.publishedclass;

import java.time.LocalDate;
import java.util.UUID;

/** The wire form of AccountDormantV1 and AccountLostV1: an account that stopped buying. */
record LifecycleV1(
        UUID accountId,
        String accountCode,
        String policy,
        UUID runId,
        LocalDate asOf,
        String abcClass,
        String cell,
        String previousLifecycle,
        Integer recencyDays) {

    static LifecycleV1 of(ClassChange change) {
        ClassFigures figures = change.after().figures();
        Publication source = change.after().source();
        return new LifecycleV1(
                figures.accountId(),
                figures.accountCode(),
                source.policy(),
                source.runId(),
                source.asOf(),
                change.after().letters().abc(),
                change.after().letters().cell(),
                change.before().figures().lifecycle(),
                figures.recencyDays());
    }
}
