package io.abmsuite.platform.openapi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the parameters that mean the same in every operation. */
final class ParameterTexts {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("limit", "Rows of the page, 1 to 200; 50 if not given"),
            Map.entry("cursor", "nextCursor of the page before; belongs to this list with this filter and order"),
            Map.entry("filter", "AIP-160 filter of at most 2,000 characters"),
            Map.entry("orderBy", "Fields to order by, each with desc if it falls"),
            Map.entry("id", "Id (UUID)"),
            Map.entry("account", "Id or code:CODE"),
            Map.entry("name", "Name"),
            Map.entry("atomic", "true: all items or none; false: each item for itself"),
            Map.entry("Prefer", "wait=N waits up to N seconds (at most 60) for the result"));

    private ParameterTexts() {}

    static void complete(HttpMethod method, Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getDescription() == null || parameter.getDescription().isBlank()) {
                parameter.setDescription(textOf(method, parameter));
            }
            if (parameter.getSchema() != null) {
                bound(parameter.getName(), parameter.getSchema());
            }
        }
    }

    private static String textOf(HttpMethod method, Parameter parameter) {
        boolean narrows = method == HttpMethod.GET && parameter.getIn() == Parameter.In.QUERY;
        String known = KNOWN.get(parameter.getName());
        if (known != null && !(narrows && List.of("name", "account").contains(parameter.getName()))) {
            return known;
        }
        String words = parameter.getName().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return narrows ? "Only those with this " + words : words;
    }

    private static void bound(String name, Schema schema) {
        if (name.equals("limit")) {
            schema.setMinimum(BigDecimal.ONE);
            schema.setMaximum(BigDecimal.valueOf(200));
        } else if (name.equals("filter")) {
            schema.setMaxLength(2000);
        }
        boolean yesOrNo = schema.getType() != null && schema.getType().contains(SchemaType.BOOLEAN);
        if (yesOrNo && schema.getDefaultValue() instanceof String text) {
            schema.setDefaultValue(Boolean.valueOf(text));
        }
    }
}
