package io.abmsuite.platform.problem;

import io.abmsuite.platform.web.RequestIds;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure into a problem. The unexpected is logged once with its cause and told without it. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response known(ProblemException failure, @Context HttpServerRequest request) {
        return answer(failure.problem(), request);
    }

    @ServerExceptionMapper
    public Response invalidParameters(ConstraintViolationException failure, @Context HttpServerRequest request) {
        List<FieldFault> faults = failure.getConstraintViolations().stream()
                .map(violation -> FieldFault.query(
                        Violations.lastNode(violation), Violations.ruleOf(violation), violation.getMessage()))
                .toList();
        return answer(ProblemException.badRequest("INVALID_PARAMETER", faults).problem(), request);
    }

    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = 1)
    public Response unauthenticated(@Context HttpServerRequest request) {
        Problem problem = Problem.of(401, "UNAUTHENTICATED", "Send a valid bearer token in the Authorization header.");
        return Response.fromResponse(answer(problem, request))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper(value = ForbiddenException.class, priority = 1)
    public Response forbidden(@Context HttpServerRequest request) {
        return answer(Problem.of(403, "FORBIDDEN", "The token lacks a role this operation needs."), request);
    }

    @ServerExceptionMapper
    public Response refusedByHttp(WebApplicationException failure, @Context HttpServerRequest request) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        return answer(Problem.of(status, codeOf(status), detailOf(status)), request);
    }

    @ServerExceptionMapper
    public Response changedMeanwhile(OptimisticLockException failure, @Context HttpServerRequest request) {
        Problem problem = Problem.of(
                409, "CONCURRENT_CHANGE", "Somebody changed this at the same moment; read it again and repeat.");
        return answer(problem, request);
    }

    @ServerExceptionMapper
    public Response overloaded(TimeoutException failure, @Context HttpServerRequest request) {
        LOG.warnf("operation=%s %s timed out", request.method(), request.path());
        Problem problem = Problem.of(503, "OVERLOADED", "The service could not answer in time; try again.");
        return Response.fromResponse(answer(problem, request))
                .header("Retry-After", "1")
                .build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure, @Context HttpServerRequest request) {
        if (Unavailability.isUnavailable(failure)) {
            LOG.warnf("operation=%s %s unavailable cause=%s", request.method(), request.path(), failure.toString());
            Problem problem =
                    Problem.of(503, "UNAVAILABLE", "A part this operation needs is not available now; try again.");
            return Response.fromResponse(answer(problem, request))
                    .header("Retry-After", "1")
                    .build();
        }
        LOG.errorf(failure, "operation=%s %s failed", request.method(), request.path());
        return answer(
                Problem.of(500, "INTERNAL_ERROR", "Unexpected failure; quote the requestId when you report it."),
                request);
    }

    private static Response answer(Problem problem, HttpServerRequest request) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.forRequest(RequestIds.of(request)))
                .build();
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 400 -> "BAD_REQUEST";
            case 404 -> "NO_SUCH_RESOURCE";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 406 -> "NOT_ACCEPTABLE";
            case 413 -> "BODY_TOO_LARGE";
            case 415 -> "UNSUPPORTED_MEDIA_TYPE";
            default -> "HTTP_" + status;
        };
    }

    private static String detailOf(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address; ids are UUIDs, paths are listed at /openapi.";
            case 405 -> "This address does not know the method; see /openapi.";
            case 406 -> "Ask for another media type in the Accept header; see /openapi.";
            case 413 -> "Send less at once; limits are stated at /openapi.";
            case 415 -> "Send another Content-Type; the accepted ones are listed at /openapi.";
            default -> "The request was refused.";
        };
    }
}
