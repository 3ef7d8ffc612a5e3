package io.abmsuite.accounts.dataimport;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An import as callers see it: {@code rowsRead = rowsAccepted + rowsRejected + rowsAside}.
 *
 * @param dryRun true if it only tells what an import would do
 * @param bytes size of the file, uncompressed
 * @param rowsTotal data rows of the file, counted while it came in
 * @param rowsChanged accepted rows that altered something that was there
 * @param rowsAside sales that wait for their account
 * @param position what it has published, to be waited for elsewhere; null until all of it is sent
 * @param progress from 0 to 1
 * @param rowsPerSecond since it was last taken up
 * @param estimatedCompletionAt while it runs: when it will be done at this speed
 * @param ignoredColumns columns of a sales file nobody reads
 * @param problem why the file as a whole could not be read
 * @param revertibleUntil until when it can be reverted; null if it cannot
 * @param revert the revert that was asked for; null if none was
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ImportView(
        @NotNull UUID id,
        @NotNull ImportKind kind,
        @NotNull String source,
        @NotNull ImportStatus status,
        boolean dryRun,
        long bytes,
        Long rowsTotal,
        long rowsRead,
        long rowsAccepted,
        long rowsChanged,
        long rowsRejected,
        long rowsAside,
        String position,
        @NotNull BigDecimal progress,
        Long rowsPerSecond,
        Instant estimatedCompletionAt,
        @NotNull List<String> ignoredColumns,
        FileProblem problem,
        @NotNull String createdBy,
        @NotNull Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        Instant revertibleUntil,
        RevertView revert) {

    /** Why a file could not be read. */
    public record FileProblem(String code, String detail) {}

    /** How far a revert has come. */
    public enum RevertStatus {
        QUEUED,
        RUNNING,
        COMPLETED,
        /** A fault of the service; it can be asked for again. */
        FAILED
    }

    /**
     * A revert.
     *
     * @param removed inserted accounts or contacts that are gone
     * @param archived inserted ones something hangs on
     * @param restored changed ones that have their former values
     * @param conflicts changed ones that somebody has changed since; they are as they were
     * @param voided sales whose void was published
     * @param discarded sales that still waited for their account
     */
    public record RevertView(
            @NotNull RevertStatus status,
            @NotNull String reason,
            @NotNull String requestedBy,
            @NotNull Instant requestedAt,
            Instant finishedAt,
            long removed,
            long archived,
            long restored,
            long conflicts,
            long voided,
            long discarded) {

        /** True if nothing more will happen. */
        @JsonIgnore
        public boolean isFinished() {
            return status == RevertStatus.COMPLETED || status == RevertStatus.FAILED;
        }
    }

    /** True if nothing more will happen. */
    @JsonIgnore
    public boolean isFinished() {
        return status != ImportStatus.QUEUED
                && status != ImportStatus.RUNNING
                && (revert == null || revert.isFinished());
    }

    ImportView withPosition(String reached) {
        return new ImportView(
                id,
                kind,
                source,
                status,
                dryRun,
                bytes,
                rowsTotal,
                rowsRead,
                rowsAccepted,
                rowsChanged,
                rowsRejected,
                rowsAside,
                reached,
                progress,
                rowsPerSecond,
                estimatedCompletionAt,
                ignoredColumns,
                problem,
                createdBy,
                createdAt,
                startedAt,
                finishedAt,
                revertibleUntil,
                revert);
    }
}
