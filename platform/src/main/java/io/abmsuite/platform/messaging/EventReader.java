package io.abmsuite.platform.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes records for those who read a topic beside its consumer. What the consumer puts aside is left out. */
@ApplicationScoped
public class EventReader {

    private final EventDecoder decoder;

    EventReader(EventDecoder decoder) {
        this.decoder = decoder;
    }

    /** The events among the records, in their order. */
    public EventBatch read(List<ConsumerRecord<byte[], byte[]>> records, EventHandler handler) {
        return new EventBatch(records.stream()
                .map(record -> decoder.decode(record, handler))
                .filter(IncomingRecord::isEvent)
                .map(IncomingRecord::event)
                .toList());
    }
}
