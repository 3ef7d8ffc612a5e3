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
        String cause) {

    static ClassChangedV1 of(ClassChange change) {
        ClassFigures figures = change.after().figures();
        Publication source = change.after().source();
        return new ClassChangedV1(
                figures.accountId(),
                figures.accountCode(),
                source.policy(),
                source.runId(),
                source.asOf(),
                change.before() == null ? null : Side.of(change.before().figures()),
                Side.of(figures),
                "RUN");
    }

    /** Class and lifecycle on one side of the change. */
    record Side(String abcClass, String xyzClass, String cell, String lifecycle) {

        static Side of(ClassFigures figures) {
            return new Side(figures.abcClass(), figures.xyzClass(), figures.cell(), figures.lifecycle());
        }
    }
}
