package io.abmsuite.platform.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What holds for every schema: what may be absent may be null, a pattern means the whole text, nothing is unused. */
final class SchemaRules {

    static final String SCHEMAS = "#/components/schemas/";

    private SchemaRules() {}

    static void apply(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        schemas.values().forEach(SchemaRules::allowAbsent);
        schemas.values().forEach(schema -> walk(schema, SchemaRules::anchor));
        operations(document, operation -> contents(operation, schema -> walk(schema, SchemaRules::anchor)));
        Set<String> used = used(document, schemas);
        schemas.keySet().stream()
                .filter(name -> !used.contains(name))
                .toList()
                .forEach(document.getComponents()::removeSchema);
    }

    /** A merge patch names some of the fields: none of them is required. */
    static void mergePatches(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .map(PathItem::getPATCH)
                .filter(Objects::nonNull)
                .flatMap(patch -> patch.getRequestBody().getContent().getMediaTypes().values().stream())
                .forEach(form -> {
                    String ref =
                            form.getSchema() == null ? null : form.getSchema().getRef();
                    if (ref == null || !ref.startsWith(SCHEMAS) || ref.endsWith("Patch")) {
                        return;
                    }
                    String name = ref.substring(SCHEMAS.length());
                    Schema whole = document.getComponents().getSchemas().get(name);
                    document.getComponents()
                            .addSchema(
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

    /** Bean Validation matches the whole text, JSON Schema any part of it. */
    private static void anchor(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^") && !pattern.equals("\\S")) {
            schema.setPattern("^(" + pattern + ")$");
        }
    }

    private static Set<String> used(OpenAPI document, Map<String, Schema> schemas) {
        Set<String> used = new TreeSet<>();
        Consumer<Schema> note = new Consumer<>() {
            @Override
            public void accept(Schema schema) {
                String ref = schema.getRef();
                String name = ref == null ? null : ref.substring(ref.lastIndexOf('/') + 1);
                if (name != null && used.add(name) && schemas.containsKey(name)) {
                    walk(schemas.get(name), this);
                }
            }
        };
        operations(document, operation -> contents(operation, schema -> walk(schema, note)));
        return used;
    }

    private static void operations(OpenAPI document, Consumer<Operation> visit) {
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(visit));
    }

    private static void contents(Operation operation, Consumer<Schema> visit) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> walkIfThere(parameter.getSchema(), visit));
        }
        if (operation.getRequestBody() != null) {
            forms(operation.getRequestBody().getContent(), visit);
        }
        operation.getResponses().getAPIResponses().values().forEach(answer -> forms(answer.getContent(), visit));
    }

    private static void forms(Content content, Consumer<Schema> visit) {
        if (content != null) {
            content.getMediaTypes().values().forEach(form -> walkIfThere(form.getSchema(), visit));
        }
    }

    private static void walkIfThere(Schema schema, Consumer<Schema> visit) {
        if (schema != null) {
            walk(schema, visit);
        }
    }

    private static void walk(Schema schema, Consumer<Schema> visit) {
        visit.accept(schema);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> walk(property, visit));
        }
        walkIfThere(schema.getItems(), visit);
        walkIfThere(schema.getAdditionalPropertiesSchema(), visit);
        List<Schema> alternatives = schema.getAnyOf() == null ? List.of() : schema.getAnyOf();
        alternatives.forEach(alternative -> walk(alternative, visit));
    }
}
