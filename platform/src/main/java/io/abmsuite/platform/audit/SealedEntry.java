package io.abmsuite.platform.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.UUID;

/**
 * An entry as the chain sees it.
 *
 * @param hash of its canonical JSON as it is stored now
 * @param erased true if values kept apart are not there any more
 * @param apartIntact false if values kept apart are not those the entry speaks of
 */
record SealedEntry(UUID id, byte[] hash, boolean erased, boolean apartIntact) {

    /** What is read of an entry {@code e} and of its values kept apart {@code c}. */
    static final String COLUMNS = """
            e.id, e.at, e.actor, e.action, e.object_type, e.object_id, e.account_id, e.before::text as before,
            e.after::text as after, e.apart, e.apart_hash, e.reason, e.request_id,
            c.salt, c.before::text as apart_before, c.after::text as apart_after
            """;

    static SealedEntry of(Row row) {
        byte[] apartHash = bytes(row, "apart_hash");
        byte[] salt = bytes(row, "salt");
        boolean intact =
                salt == null || Arrays.equals(apartHash, valuesOf(row, salt).hash());
        return new SealedEntry(
                row.getUUID("id"),
                Hashes.of(CanonicalJson.write(content(row, apartHash))),
                apartHash != null && salt == null,
                intact);
    }

    private static ErasableValues valuesOf(Row row, byte[] salt) {
        return ErasableValues.of(
                salt,
                CanonicalJson.read(row.getString("apart_before")),
                CanonicalJson.read(row.getString("apart_after")));
    }

    private static ObjectNode content(Row row, byte[] apartHash) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("id", row.getUUID("id").toString());
        content.put("at", row.getOffsetDateTime("at").toInstant().toString());
        for (String name : new String[] {"actor", "action", "object_type", "object_id", "reason", "request_id"}) {
            content.put(name, row.getString(name));
        }
        UUID account = row.getUUID("account_id");
        content.put("account_id", account == null ? null : account.toString());
        content.set("before", CanonicalJson.read(row.getString("before")));
        content.set("after", CanonicalJson.read(row.getString("after")));
        content.put("apart", String.join(",", row.getArrayOfStrings("apart")));
        content.put("apart_hash", apartHash == null ? null : Hashes.hex(apartHash));
        return content;
    }

    private static byte[] bytes(Row row, String name) {
        var buffer = row.getBuffer(name);
        return buffer == null ? null : buffer.getBytes();
    }
}
