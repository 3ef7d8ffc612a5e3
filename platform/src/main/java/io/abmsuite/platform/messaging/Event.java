package io.abmsuite.platform.messaging;

import java.util.UUID;

/**
 * One event as a handler gets it: decoded and valid.
 *
 * @param id CloudEvents id
 * @param type CloudEvents type; null for a tombstone
 * @param key message key
 * @param data the payload record of its type; null for a tombstone
 */
public record Event(UUID id, String type, String key, Object data) {

    /** True if the key was erased. */
    public boolean isTombstone() {
        return data == null;
    }

    /** The payload as the record of its type. */
    public <T> T data(Class<T> payload) {
        return payload.cast(data);
    }
}
