package io.abmsuite.platform.idempotency;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/**
 * What is known of a creation that has happened.
 *
 * @param status null while its answer was not given
 */
record StoredAnswer(UUID fingerprint, String resource, Integer status, String location, String etag, String body) {

    static StoredAnswer of(Row row) {
        return new StoredAnswer(
                row.getUUID("fingerprint"),
                row.getString("resource"),
                row.getInteger("status"),
                row.getString("location"),
                row.getString("etag"),
                row.getString("body"));
    }

    Response replay() {
        return Response.status(status)
                .location(location == null ? null : URI.create(location))
                .header(HttpHeaders.ETAG, etag)
                .header("Idempotency-Replayed", true)
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .entity(body)
                .build();
    }
}
