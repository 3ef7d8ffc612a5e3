package io.abmsuite.platform.deadletter;

import io.abmsuite.platform.messaging.StoredMessage;

/** The messages of one key that wait, in order. */
record LetterQueue(String consumer, byte[] key) {

    static LetterQueue of(StoredMessage message) {
        return new LetterQueue(message.consumer(), message.key());
    }
}
