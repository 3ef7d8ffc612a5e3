package io.abmsuite.platform.messaging;

import java.util.List;
import java.util.Map;

/** A handler has refused an event after which it has applied others of the same key: all is to be undone and done in order. */
final class OrderBrokenException extends RuntimeException {

    private final transient Map<Event, EventBatch.Rejection> rejections;

    OrderBrokenException(Map<Event, EventBatch.Rejection> rejections) {
        super("an event was refused before others of its key", null, false, false);
        this.rejections = rejections;
    }

    /** The records with the refused ones as poison, which hold back what comes after them. */
    List<IncomingRecord> mark(List<IncomingRecord> incoming) {
        return SortedBatch.marked(incoming, rejections);
    }
}
