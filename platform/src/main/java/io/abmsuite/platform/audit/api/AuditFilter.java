package io.abmsuite.platform.audit.api;

import io.abmsuite.platform.audit.Unaudited;
import io.abmsuite.platform.batch.BatchResponse;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.write.WriteTrace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Notices a change that was answered without an audit entry: it is logged and counted ({@code abm.audit.missing}), so that
 * no operation can forget it unnoticed.
 */
public class AuditFilter {

    private static final Logger LOG = Logger.getLogger(AuditFilter.class);
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int FIRST_REFUSAL = 300;

    private final Caller caller;
    private final Counter missing;

    public AuditFilter(Caller caller, MeterRegistry registry) {
        this.caller = caller;
        this.missing = registry.counter("abm.audit.missing");
    }

    @ServerResponseFilter
    public void check(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        if (READS.contains(request.getMethod())
                || response.getStatus() >= FIRST_REFUSAL
                || resource == null
                || resource.getResourceMethod() == null
                || resource.getResourceMethod().isAnnotationPresent(Unaudited.class)
                || isComplete(caller.trace(), response.getEntity())) {
            return;
        }
        missing.increment();
        LOG.errorf("a change was answered without an audit entry operation=%s", resource.getResourceMethod());
    }

    private static boolean isComplete(WriteTrace trace, Object answer) {
        long changes = answer instanceof BatchResponse batch
                ? batch.items().stream().filter(item -> item.problem() == null).count()
                : 1;
        return trace.isRepetition() || trace.settled() >= changes;
    }
}
