package io.abmsuite.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.etag.IfMatch;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.idempotency.CreationKey;
import io.abmsuite.platform.security.TeamAccess;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.platform.write.Write;
import io.abmsuite.platform.write.WriteTrace;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Who calls: the subject of the verified token. */
@RequestScoped
public class Caller {

    private static final String IF_MATCH = "If-Match";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final SecurityIdentity identity;
    private final HttpServerRequest request;
    private final ObjectMapper json;
    private final TeamAccess access;
    private final WriteTrace trace = new WriteTrace();

    public Caller(SecurityIdentity identity, HttpServerRequest request, ObjectMapper json, TeamAccess access) {
        this.identity = identity;
        this.request = request;
        this.json = json;
        this.access = access;
    }

    /** Name of the principal, as it is written to histories. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    /** The teams whose accounts he sees; to him there are no others. */
    public VisibleTeams teams() {
        return access.of(identity);
    }

    /** True if the caller has this role beside the one the operation asks for. */
    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** What has been done about this request. */
    public WriteTrace trace() {
        return trace;
    }

    /** The write this request asks for; it may say which version it is based on. */
    public Write write() {
        return write(IfMatch.optional(request.getHeader(IF_MATCH)), null);
    }

    /** The write this request asks for; it must say which version it is based on. */
    public Write writeToKnown() {
        return write(IfMatch.required(request.getHeader(IF_MATCH)), null);
    }

    /** The creation this body asks for; with an Idempotency-Key it happens once. */
    public Write creation(Object body) {
        return creation(Uuids.nameBased(text(body)));
    }

    /** The creation a body with this digest asks for; with an Idempotency-Key it happens once. */
    public Write creation(UUID fingerprint) {
        String key = request.getHeader(IDEMPOTENCY_KEY);
        return write(
                IfMatch.optional(null),
                key == null
                        ? null
                        : new CreationKey(
                                name(),
                                request.method() + " " + request.path(),
                                key,
                                teams().fingerprint(fingerprint)));
    }

    private Write write(IfMatch basis, CreationKey key) {
        return new Write(name(), RequestIds.of(request), basis, key, teams(), trace);
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a request record is always JSON", impossible);
        }
    }
}
