package io.abmsuite.platform.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A Kafka record after decoding: an event, or poison with its cause, or of an unknown type (neither). */
record IncomingRecord(ConsumerRecord<byte[], byte[]> record, Event event, String code, String cause) {

    static IncomingRecord event(ConsumerRecord<byte[], byte[]> record, Event event) {
        return new IncomingRecord(record, event, null, null);
    }

    static IncomingRecord poison(ConsumerRecord<byte[], byte[]> record, String code, String cause) {
        return new IncomingRecord(record, null, code, cause);
    }

    static IncomingRecord unknown(ConsumerRecord<byte[], byte[]> record) {
        return new IncomingRecord(record, null, null, null);
    }

    boolean isEvent() {
        return event != null;
    }

    boolean isPoison() {
        return code != null;
    }
}
