package io.abmsuite.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Describes a body by the components of its record: a component of a primitive type is always there and never null (of others
 * only {@code @NotNull} tells it), and a method that only checks a rule is no field.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class RecordFieldsFilter implements OASFilter {

    private static final String PATCH = "Patch";

    private final Map<String, List<ClassInfo>> records;

    public RecordFieldsFilter(IndexView index) {
        this.records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .collect(Collectors.groupingBy(RecordFieldsFilter::simpleName));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        document.getComponents()
                .getSchemas()
                .forEach((name, schema) -> recordOf(name, schema).ifPresent(record -> {
                    removeRules(schema, record);
                    if (!name.endsWith(PATCH)) {
                        primitives(record).forEach(field -> require(schema, field));
                    }
                }));
    }

    /** The record a schema describes, itself or as a merge patch; of several of one name its fields tell which it is. */
    private Optional<ClassInfo> recordOf(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return Optional.empty();
        }
        String plain = name.endsWith(PATCH) ? name.substring(0, name.length() - PATCH.length()) : name;
        return records.getOrDefault(plain, List.of()).stream()
                .filter(record -> schema.getProperties().keySet().containsAll(fields(record)))
                .findFirst();
    }

    private static void removeRules(Schema schema, ClassInfo record) {
        Map<String, Schema> properties = new LinkedHashMap<>(schema.getProperties());
        properties.keySet().removeIf(name -> !fields(record).contains(name) && !isWritten(name, record));
        schema.setProperties(properties);
    }

    /** A public getter beside the components is written as a field. */
    private static boolean isWritten(String name, ClassInfo record) {
        String suffix = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return record.methods().stream()
                .filter(method -> Modifier.isPublic(method.flags()))
                .anyMatch(method -> Set.of("is" + suffix, "get" + suffix).contains(method.name()));
    }

    private static void require(Schema schema, String field) {
        List<String> required = new ArrayList<>(schema.getRequired() == null ? List.of() : schema.getRequired());
        if (!required.contains(field)) {
            required.add(field);
            schema.setRequired(required);
        }
        schema.getProperties().get(field).removeType(SchemaType.NULL);
    }

    private static List<String> primitives(ClassInfo record) {
        return record.recordComponents().stream()
                .filter(field -> field.type().kind() == Type.Kind.PRIMITIVE)
                .map(RecordComponentInfo::name)
                .toList();
    }

    private static Set<String> fields(ClassInfo record) {
        return record.recordComponents().stream().map(RecordComponentInfo::name).collect(Collectors.toSet());
    }

    private static String simpleName(ClassInfo record) {
        String name = record.name().withoutPackagePrefix();
        return name.substring(name.lastIndexOf('$') + 1);
    }
}
