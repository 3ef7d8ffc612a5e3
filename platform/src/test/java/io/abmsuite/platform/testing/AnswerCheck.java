package io.abmsuite.platform.testing;

import io.restassured.RestAssured;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every answer any component test gets against the description the service gives of itself. */
public final class AnswerCheck implements OrderedFilter {

    /** Endpoints of the platform's own tests, whose answers nobody describes. */
    private static final String PROBES = "/v1/probes";

    private static final Map<Integer, AnswerRules> RULES = new ConcurrentHashMap<>();

    /** Checks from now on all answers of this test run. */
    static void install() {
        RestAssured.replaceFiltersWith(new AnswerCheck());
    }

    /** What is described by the service under test. */
    static AnswerRules rules() {
        return RULES.computeIfAbsent(RestAssured.port, any -> new AnswerRules(OpenApiDocument.json()));
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        URI address = URI.create(request.getURI());
        if (!address.getRawPath().startsWith(PROBES)) {
            List<String> faults = rules().faultsOf(new AnswerRules.Answer(
                    request.getMethod(),
                    address.getRawPath(),
                    answer.statusCode(),
                    answer.contentType(),
                    answer.asByteArray()));
            if (!faults.isEmpty()) {
                throw new AssertionError(request.getMethod() + " " + address + " is not answered as /openapi says: "
                        + faults + " in " + answer.statusCode() + " " + answer.asString());
            }
        }
        return answer;
    }

    /** The last to send and the first to see the answer. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
