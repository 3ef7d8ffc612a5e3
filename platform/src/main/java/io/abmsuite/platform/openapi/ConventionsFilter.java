package io.abmsuite.platform.openapi;

import io.abmsuite.platform.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds to each operation the answers, headers, limits and problems that the platform gives it. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ConventionsFilter implements OASFilter {

    private static final String TAKEN =
            "A request with this Idempotency-Key is under way, or the state does not allow it";
    private static final Map<String, String> ALWAYS = new TreeMap<>(Map.of(
            "400", "The request cannot be understood; errors name each field or parameter",
            "401", "No valid token",
            "403", "The token lacks the role",
            "406", "The answer has none of the accepted media types",
            "429", "More requests than the limit; Retry-After tells when to go on",
            "500", "Unexpected failure; quote the requestId",
            "503", "A part this operation needs is away; Retry-After tells when to try again"));
    private static final Map<String, String> WITH_BODY = new TreeMap<>(Map.of(
            "408", "The body did not arrive in time",
            "411", "A JSON body must tell its length",
            "413", "The body is larger than allowed",
            "415", "The operation does not read this media type"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        Components components = document.getComponents();
        components.addSchema("FieldFault", ProblemSchemas.fault());
        components.addSchema("Problem", ProblemSchemas.problem());
        SchemaRules.mergePatches(document);
        document.getPaths().getPathItems().forEach((path, item) -> describe(path, item, components));
        SchemaRules.apply(document);
        Limits.tell(document);
    }

    private static void describe(String path, PathItem item, Components components) {
        item.getOperations().forEach((method, operation) -> {
            headers(path, method, operation, components);
            answers(operation);
            ParameterTexts.complete(method, operation);
        });
    }

    private static void headers(String path, HttpMethod method, Operation operation, Components components) {
        APIResponses responses = operation.getResponses();
        boolean versioned = Versions.isVersioned(responses.getAPIResponse("200"), components);
        if (method == HttpMethod.PATCH) {
            operation.addParameter(header("If-Match", "ETag of the version the change is based on", true));
            describe(responses, "412", "It was changed since it was read");
            describe(responses, "428", "If-Match is missing");
            describe(responses, "409", "Somebody changed it at the same moment");
        } else if (method == HttpMethod.POST && versioned) {
            operation.addParameter(header("If-Match", "ETag of the version the move is based on", false));
            describe(responses, "412", "It was changed since it was read");
            describe(responses, "409", "The state does not allow it, or somebody changed it at the same moment");
            describe(responses, "422", "The move needs something first; errors name it");
        } else if (method == HttpMethod.GET && Versions.isSingle(responses.getAPIResponse("200"), components)) {
            operation.addParameter(header("If-None-Match", "ETag of what the reader has already", false));
            describe(responses, "304", "The reader has it already");
        }
        if (path.contains("{")) {
            describe(responses, "404", "There is no such resource");
        }
        creation(method, operation);
    }

    private static void creation(HttpMethod method, Operation operation) {
        APIResponses responses = operation.getResponses();
        boolean creates = method == HttpMethod.POST
                && (responses.hasAPIResponse("201") || "startImport".equals(operation.getOperationId()));
        if (creates) {
            operation.addParameter(header(
                    "Idempotency-Key",
                    "A text of your choice: the creation happens once however often it is sent",
                    false));
            describe(responses, "409", TAKEN);
        }
        if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
            WITH_BODY.forEach((status, description) -> describe(responses, status, description));
            describe(
                    responses,
                    "422",
                    creates
                            ? "A field breaks a rule, or the Idempotency-Key came with another body before"
                            : "A field breaks a rule; all faults at once");
        }
    }

    private static Parameter header(String name, String description, boolean required) {
        return OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(name)
                .description(description)
                .required(required)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static void answers(Operation operation) {
        APIResponses responses = operation.getResponses();
        ALWAYS.forEach((status, description) -> describe(responses, status, description));
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0) {
                Schema problem = OASFactory.createSchema().ref(SchemaRules.SCHEMAS + "Problem");
                response.setContent(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(problem)));
            } else if (response.getDescription() == null
                    || response.getDescription().isBlank()) {
                response.setDescription(operation.getSummary());
            }
        });
    }

    private static void describe(APIResponses responses, String status, String description) {
        APIResponse known = responses.getAPIResponse(status);
        if (known == null) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }
}
