package io.abmsuite.platform.openapi;

import io.abmsuite.platform.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Adds to each operation the answers, headers and problems that the platform gives it. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ConventionsFilter implements OASFilter {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PROBLEM = SCHEMAS + "Problem";
    private static final Map<String, String> ALWAYS = new TreeMap<>(Map.of(
            "400", "The request cannot be understood; errors name each field or parameter",
            "401", "No valid token",
            "403", "The token lacks the role",
            "429", "More requests than the limit; Retry-After tells when to go on",
            "500", "Unexpected failure; quote the requestId",
            "503", "A part this operation needs is away; Retry-After tells when to try again"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("FieldFault", faultSchema());
        document.getComponents().addSchema("Problem", problemSchema());
        document.getPaths().getPathItems().values().forEach(ConventionsFilter::describe);
        document.getPaths().getPathItems().values().stream()
                .map(PathItem::getPATCH)
                .filter(Objects::nonNull)
                .forEach(patch -> mergePatch(patch, document.getComponents()));
        if (document.getComponents().getSchemas() != null) {
            document.getComponents().getSchemas().values().forEach(ConventionsFilter::allowAbsent);
        }
    }

    /** A merge patch names some of the fields: none of them is required. */
    private static void mergePatch(Operation patch, Components components) {
        patch.getRequestBody().getContent().getMediaTypes().values().forEach(form -> {
            String ref = form.getSchema() == null ? null : form.getSchema().getRef();
            if (ref == null || !ref.startsWith(SCHEMAS) || ref.endsWith("Patch")) {
                return;
            }
            String name = ref.substring(SCHEMAS.length());
            Schema whole = components.getSchemas().get(name);
            components.addSchema(
                    name + "Patch",
                    OASFactory.createSchema()
                            .addType(SchemaType.OBJECT)
                            .description("RFC 7396: what is named changes, null removes")
                            .properties(whole.getProperties()));
            form.setSchema(OASFactory.createSchema().ref(SCHEMAS + name + "Patch"));
        });
    }

    /** A property that is not required may be null: an absent value is written so, and read as absent. */
    private static void allowAbsent(Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        Map<String, Schema> properties = new LinkedHashMap<>(schema.getProperties());
        properties.replaceAll((name, property) -> required.contains(name) ? property : orNull(property));
        schema.setProperties(properties);
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() != null) {
            return OASFactory.createSchema()
                    .addAnyOf(property)
                    .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        List<SchemaType> types = property.getType();
        if (types != null && !types.contains(SchemaType.NULL)) {
            property.addType(SchemaType.NULL);
            if (property.getEnumeration() != null && !property.getEnumeration().isEmpty()) {
                property.addEnumeration(null);
            }
        }
        return property;
    }

    private static void describe(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            headers(method, operation);
            answers(operation.getResponses(), operation);
        });
    }

    private static void headers(HttpMethod method, Operation operation) {
        APIResponses responses = operation.getResponses();
        if (method == HttpMethod.PATCH) {
            operation.addParameter(header("If-Match", "ETag of the version the change is based on", true));
            describe(responses, "412", "It was changed since it was read");
            describe(responses, "428", "If-Match is missing");
        }
        boolean creates = method == HttpMethod.POST
                && (responses.hasAPIResponse("201") || "startImport".equals(operation.getOperationId()));
        if (creates) {
            operation.addParameter(header(
                    "Idempotency-Key",
                    "A text of your choice: the creation happens once however often it is sent",
                    false));
            describe(
                    responses,
                    "409",
                    "A request with this Idempotency-Key is under way, or the state does not allow it");
            describe(responses, "422", "A field breaks a rule, or the Idempotency-Key came with another body before");
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

    private static void answers(APIResponses responses, Operation operation) {
        ALWAYS.forEach((status, description) -> describe(responses, status, description));
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0) {
                response.setContent(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
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

    private static Schema faultSchema() {
        return object("One fault of a request", List.of("pointer", "code", "message"))
                .addProperty("pointer", text("JSON Pointer of the field, or query:name, or header:name"))
                .addProperty("code", text("Stable name of the broken rule, see docs/problems.md"))
                .addProperty("message", text("What is wrong and what would be right"));
    }

    private static Schema problemSchema() {
        return object("RFC 9457 problem", List.of("type", "title", "status", "code", "detail"))
                .addProperty("type", text("URN that names the kind of problem"))
                .addProperty("title", text("The kind in words"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("code", text("Stable code, see docs/problems.md"))
                .addProperty("detail", text("What happened and what to do next"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("All faults of the request at once")
                                .items(OASFactory.createSchema().ref(SCHEMAS + "FieldFault")))
                .addProperty(
                        "context",
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .description("Further facts, for example the state and the allowed moves"))
                .addProperty("requestId", text("Id to quote when asking for help"));
    }

    private static Schema object(String description, List<String> required) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(description)
                .required(required);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
