package io.abmsuite.platform.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The one form of every refusal. */
final class ProblemSchemas {

    private ProblemSchemas() {}

    static Schema fault() {
        return object("One fault of a request", List.of("pointer", "code", "message"))
                .addProperty("pointer", text("JSON Pointer of the field, or query:name, or header:name"))
                .addProperty("code", text("Stable name of the broken rule, see docs/problems.md"))
                .addProperty("message", text("What is wrong and what would be right"));
    }

    static Schema problem() {
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
                                .items(OASFactory.createSchema().ref(SchemaRules.SCHEMAS + "FieldFault")))
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
