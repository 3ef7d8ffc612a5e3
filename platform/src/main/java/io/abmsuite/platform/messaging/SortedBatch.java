package io.abmsuite.platform.messaging;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch by what is to be done with it.
 *
 * @param due may be applied now
 * @param aside poison and what it holds back, in the order of arrival
 */
record SortedBatch(List<IncomingRecord> due, List<IncomingRecord> aside) {

    List<Event> events() {
        return due.stream().map(IncomingRecord::event).toList();
    }

    /** What goes aside once the handler has refused some of the events. */
    List<IncomingRecord> asideWith(Map<Event, EventBatch.Rejection> rejections) {
        if (rejections.isEmpty()) {
            return aside;
        }
        List<IncomingRecord> all = new ArrayList<>(aside);
        marked(due, rejections).stream().filter(IncomingRecord::isPoison).forEach(all::add);
        return all;
    }

    /** The records with the refused events as poison. */
    static List<IncomingRecord> marked(List<IncomingRecord> records, Map<Event, EventBatch.Rejection> rejections) {
        Map<Event, EventBatch.Rejection> refused = new IdentityHashMap<>(rejections);
        return records.stream()
                .map(one -> refused.containsKey(one.event())
                        ? IncomingRecord.poison(
                                one.record(),
                                refused.get(one.event()).code(),
                                refused.get(one.event()).message())
                        : one)
                .toList();
    }
}
