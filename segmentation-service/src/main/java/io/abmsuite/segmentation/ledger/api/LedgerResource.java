package io.abmsuite.segmentation.ledger.api;

import io.abmsuite.platform.messaging.ConsumerPositions;
import io.abmsuite.platform.messaging.TopicPosition;
import io.abmsuite.platform.messaging.Topics;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.web.Prefer;
import io.abmsuite.segmentation.ledger.LedgerQueries;
import io.abmsuite.segmentation.ledger.LedgerQueries.LedgerSummary;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** What the ledger holds, and waiting until it holds what an import has published. */
@Path("/v1/ledger")
@Tag(name = "Ledger")
@Produces("application/json")
public class LedgerResource {

    private static final String SUMMARY = """
            {"sales":2155,"revisions":2155,"accounts":91,"openComplaints":0,"firstDay":"1996-07-04",
             "lastDay":"1998-05-06","currencies":["USD"],"watermark":5}""";

    private final LedgerQueries ledger;
    private final ConsumerPositions positions;
    private final Caller caller;
    private final Set<String> consumed;

    LedgerResource(LedgerQueries ledger, ConsumerPositions positions, Topics topics, Caller caller) {
        this.ledger = ledger;
        this.positions = positions;
        this.caller = caller;
        this.consumed = Stream.of("abm.sales", "abm.accounts", "abm.feedback")
                .map(topics::physical)
                .collect(Collectors.toUnmodifiableSet());
    }

    @GET
    @RolesAllowed("segments:read")
    @Operation(
            operationId = "getLedger",
            summary = "Read counts, days, currencies and the watermark; can wait for the position of an import")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = LedgerSummary.class),
                            examples = @ExampleObject(name = "ledger", value = SUMMARY)))
    @APIResponse(responseCode = "400", description = "Not a position, or of a topic this service does not take in")
    @APIResponse(responseCode = "504", description = "Not everything up to the position was applied in time")
    public Uni<LedgerSummary> get(
            @Parameter(description = "Position as an import gives it", example = "abm.sales/3@17") @RestQuery
                    String after,
            @RestHeader("Prefer") String prefer) {
        VisibleTeams teams = caller.teams();
        if (after == null) {
            return ledger.summary(teams);
        }
        List<TopicPosition> wanted = TopicPosition.parse("after", after);
        wanted.stream()
                .filter(position -> !consumed.contains(position.topic()))
                .findFirst()
                .ifPresent(position -> {
                    throw ProblemException.badRequest(
                            "INVALID_PARAMETER",
                            List.of(FieldFault.query(
                                    "after",
                                    "UNKNOWN_TOPIC",
                                    position.topic() + " is not taken in here; known: " + consumed)));
                });
        return positions.reached(wanted, Prefer.wait(prefer)).chain(reached -> {
            if (!reached) {
                throw new ProblemException(Problem.of(
                        504, "NOT_APPLIED_YET", "The ledger is still behind this position; ask again or wait longer."));
            }
            return ledger.summary(teams);
        });
    }
}
