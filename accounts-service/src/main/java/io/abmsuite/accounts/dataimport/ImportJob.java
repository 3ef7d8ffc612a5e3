package io.abmsuite.accounts.dataimport;

import java.util.UUID;

/**
 * An import somebody works on.
 *
 * @param token proof of the claim: without the newest token nothing can be written
 * @param rowsDone rows that are committed; work goes on after them
 */
public record ImportJob(UUID id, ImportKind kind, String source, ImportFormat format, UUID token, long rowsDone) {}
