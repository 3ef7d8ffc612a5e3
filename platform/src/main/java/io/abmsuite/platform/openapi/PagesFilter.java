package io.abmsuite.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Describes each list by its page: an operation names its rows ({@code type = ARRAY, implementation = Row}), the document
 * gets one {@code RowPage} with the rows and the cursor of the next page.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class PagesFilter implements OASFilter {

    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null) {
            return;
        }
        document.getPaths().getPathItems().values().stream()
                .map(PathItem::getGET)
                .filter(PagesFilter::isList)
                .flatMap(PagesFilter::answers)
                .forEach(answer -> page(answer, document.getComponents()));
    }

    private static boolean isList(Operation operation) {
        return operation != null
                && operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "cursor".equals(parameter.getName()));
    }

    private static Stream<MediaType> answers(Operation list) {
        return Stream.ofNullable(list.getResponses().getAPIResponse("200"))
                .filter(answer -> answer.getContent() != null)
                .flatMap(answer -> answer.getContent().getMediaTypes().values().stream())
                .filter(answer ->
                        answer.getSchema() != null && answer.getSchema().getItems() != null);
    }

    private static void page(MediaType answer, Components components) {
        Schema rows = answer.getSchema();
        String name = rows.getItems().getRef().substring(SCHEMAS.length()) + "Page";
        components.addSchema(
                name,
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("One page of a list")
                        .required(List.of("items"))
                        .addProperty("items", rows.description("The rows, in the order of the list"))
                        .addProperty(
                                "nextCursor",
                                OASFactory.createSchema()
                                        .addType(SchemaType.STRING)
                                        .addType(SchemaType.NULL)
                                        .description("Pass it as cursor to get the next page; null on the last one")));
        answer.setSchema(OASFactory.createSchema().ref(SCHEMAS + name));
    }
}
