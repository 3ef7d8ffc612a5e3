package io.abmsuite.platform.deadletter;

import io.abmsuite.platform.messaging.StoredMessage;
import io.abmsuite.platform.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Map;
import java.util.UUID;

/** A message that was put aside, as those see it who settle it. */
record DeadLetter(UUID id, long version, DeadLetterState state, UUID behind, StoredMessage message) {

    static DeadLetter of(Row row) {
        Buffer key = row.get(Buffer.class, "message_key");
        Buffer payload = row.get(Buffer.class, "payload");
        return new DeadLetter(
                row.getUUID("id"),
                row.getLong("version"),
                DeadLetterState.valueOf(row.getString("state")),
                row.getUUID("behind"),
                new StoredMessage(
                        row.getString("consumer"),
                        row.getString("topic"),
                        row.getInteger("partition"),
                        row.getLong("record_offset"),
                        key == null ? null : key.getBytes(),
                        row.get(JsonObject.class, "headers"),
                        payload == null ? null : payload.getBytes()));
    }

    /** Fails with 409 if it is settled already. */
    DeadLetter requireOpen() {
        if (!state.isOpen()) {
            throw ProblemException.conflict(
                    "DEAD_LETTER_SETTLED",
                    "This dead letter is settled; nothing more can be done with it.",
                    Map.of("state", state));
        }
        return this;
    }

    /** Fails with 409 if it must wait for another one. */
    DeadLetter requireInFront() {
        if (behind != null) {
            throw ProblemException.conflict(
                    "DEAD_LETTER_HELD_BACK",
                    "Another dead letter of its key stands in front; replay or discard that one first.",
                    Map.of("behind", behind));
        }
        return this;
    }
}
