package io.abmsuite.segmentation.publishedclass;

import java.time.LocalDate;
import java.util.UUID;

/** The wire form of a change of class or lifecycle. */
record ClassChangedV1(
        UUID accountId,
        String accountCode,
        String policy,
        UUID runId,
        LocalDate asOf,
        Side from,
        Side to,
        String computedCell,
        String cause) {

    static ClassChangedV1 of(ClassChange change, Cause cause) {
        ClassFigures figures = change.after().figures();
        Publication source = change.after().source();
        return new ClassChangedV1(
                figures.accountId(),
                figures.accountCode(),
                source.policy(),
                source.runId(),
                source.asOf(),
                change.before() == null ? null : Side.of(change.before()),
                Side.of(change.after()),
                figures.letters().cell(),
                cause.name());
    }

    /** Class and lifecycle on one side of the change. */
    record Side(String abcClass, String xyzClass, String cell, String lifecycle) {

        static Side of(PublishedClass published) {
            Letters letters = published.letters();
            return new Side(
                    letters.abc(),
                    letters.xyz(),
                    letters.cell(),
                    published.figures().lifecycle());
        }
    }
}
