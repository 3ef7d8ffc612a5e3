package io.abmsuite.platform.messaging;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A Kafka record after decoding: an event, or poison with its cause, or of an unknown type (neither); or held back behind a
 * dead letter of its key, whatever it is.
 */
record IncomingRecord(ConsumerRecord<byte[], byte[]> record, Event event, String code, String cause, boolean heldBack) {

    static IncomingRecord event(ConsumerRecord<byte[], byte[]> record, Event event) {
        return new IncomingRecord(record, event, null, null, false);
    }

    static IncomingRecord poison(ConsumerRecord<byte[], byte[]> record, String code, String cause) {
        return new IncomingRecord(record, null, code, cause, false);
    }

    static IncomingRecord unknown(ConsumerRecord<byte[], byte[]> record) {
        return new IncomingRecord(record, null, null, null, false);
    }

    /** The same record, to be looked at again when its turn comes. */
    IncomingRecord behindADeadLetter() {
        return new IncomingRecord(record, event, "HELD_BACK", "waits behind a dead letter of its key", true);
    }

    boolean isEvent() {
        return event != null && !heldBack;
    }

    boolean isPoison() {
        return code != null && !heldBack;
    }

    boolean isUnknown() {
        return event == null && code == null;
    }

    /** The key, to be compared; null if there is none. */
    ByteBuffer key() {
        return record.key() == null ? null : ByteBuffer.wrap(record.key());
    }
}
