package io.abmsuite.platform.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.abmsuite.platform.problem.FieldFault;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds fields a record does not have, at any depth, and takes them out, so that the rest can be read. */
final class UnknownFields {

    /** The fields of a record by their names; null for what is none, or says itself how it is read. */
    private static final ClassValue<Map<String, Type>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, Type> computeValue(Class<?> type) {
            return isPlainRecord(type) ? fieldsOf(type) : null;
        }
    };

    private UnknownFields() {}

    static void takeOut(JsonNode node, Type type, String pointer, List<FieldFault> faults) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                takeOut(node.get(i), generic.getActualTypeArguments()[0], pointer + "/" + i, faults);
            }
        } else if (node instanceof ObjectNode object && type instanceof Class<?> target && FIELDS.get(target) != null) {
            takeOut(object, FIELDS.get(target), pointer, faults);
        }
    }

    private static void takeOut(ObjectNode object, Map<String, Type> known, String pointer, List<FieldFault> faults) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (known.containsKey(name)) {
                takeOut(object.get(name), known.get(name), place, faults);
            } else {
                object.remove(name);
                faults.add(new FieldFault(
                        place, "UNKNOWN_FIELD", "is not known; known fields: " + String.join(", ", known.keySet())));
            }
        }
    }

    private static Map<String, Type> fieldsOf(Class<?> type) {
        Map<String, Type> fields = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(component.getName(), component.getGenericType());
        }
        return fields;
    }

    /** A record that says itself how it is read checks its own fields. */
    private static boolean isPlainRecord(Class<?> target) {
        return target.isRecord()
                && Arrays.stream(target.getDeclaredMethods())
                        .noneMatch(method -> method.isAnnotationPresent(JsonCreator.class));
    }
}
