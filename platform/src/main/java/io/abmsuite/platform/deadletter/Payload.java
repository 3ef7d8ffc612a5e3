package io.abmsuite.platform.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bytes as text: as they are if they are UTF-8, else in Base64. */
record Payload(String text, String encoding) {

    static Payload of(byte[] bytes) {
        if (bytes == null) {
            return new Payload(null, "none");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Payload(text, "utf-8");
        } catch (CharacterCodingException notText) {
            return new Payload(Base64.getEncoder().encodeToString(bytes), "base64");
        }
    }
}
