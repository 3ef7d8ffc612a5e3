package io.abmsuite.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares two schemas: what is sent may be taken more widely, what is read may only be given more narrowly. */
final class SchemaChanges {

    /** Who writes the value: the client or the service. */
    enum Side {
        SENT,
        READ
    }

    private static final List<String> UPPER = List.of("maxLength", "maxItems", "maximum", "maxProperties");
    private static final List<String> LOWER = List.of("minLength", "minItems", "minimum", "minProperties");

    private final JsonNode before;
    private final JsonNode now;
    private final Side side;
    private final List<String> breaks;
    private final Set<String> seen = new HashSet<>();

    SchemaChanges(JsonNode before, JsonNode now, Side side, List<String> breaks) {
        this.before = before;
        this.now = now;
        this.side = side;
        this.breaks = breaks;
    }

    void compare(String place, JsonNode oldSchema, JsonNode newSchema) {
        if (oldSchema.has("$ref") && !seen.add(oldSchema.toString() + newSchema)) {
            return;
        }
        JsonNode earlier = resolve(before, oldSchema);
        JsonNode today = resolve(now, newSchema);
        types(place, earlier, today);
        values(place, earlier, today);
        if (side == Side.SENT) {
            bounds(place, earlier, today);
        }
        properties(place, earlier, today);
        if (earlier.has("items") && today.has("items")) {
            compare(place + "[]", earlier.path("items"), today.path("items"));
        }
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        JsonNode resolved = schema;
        for (JsonNode alternative : schema.path("anyOf")) {
            resolved = alternative.has("$ref") ? alternative : resolved;
        }
        return resolved.has("$ref") ? document.at(resolved.path("$ref").asText().substring(1)) : resolved;
    }

    private void types(String place, JsonNode earlier, JsonNode today) {
        Set<String> old = texts(earlier.path("type"));
        Set<String> current = texts(today.path("type"));
        if (old.isEmpty() && current.isEmpty()) {
            return;
        }
        Set<String> missing = new TreeSet<>(side == Side.SENT ? old : current);
        missing.removeAll(side == Side.SENT ? current : old);
        if (missing.contains("integer") && (side == Side.SENT ? current : old).contains("number")) {
            missing.remove("integer");
        }
        if (!missing.isEmpty()) {
            breaks.add(place + (side == Side.SENT ? " no longer takes " : " may now be ") + missing);
        }
    }

    private void values(String place, JsonNode earlier, JsonNode today) {
        Set<String> old = texts(earlier.path("enum"));
        Set<String> current = texts(today.path("enum"));
        if (side == Side.SENT && !current.isEmpty()) {
            Set<String> gone = new TreeSet<>(old);
            gone.removeAll(current);
            if (!gone.isEmpty() || old.isEmpty()) {
                breaks.add(place + " takes only " + current);
            }
        }
        if (side == Side.SENT && today.has("pattern") && !today.path("pattern").equals(earlier.path("pattern"))) {
            breaks.add(
                    place + " must have another form: " + today.path("pattern").asText());
        }
    }

    private void bounds(String place, JsonNode earlier, JsonNode today) {
        for (String bound : UPPER) {
            if (today.has(bound)
                    && (!earlier.has(bound) || number(today, bound).compareTo(number(earlier, bound)) < 0)) {
                breaks.add(place + " has a smaller " + bound);
            }
        }
        for (String bound : LOWER) {
            if (today.has(bound)
                    && (!earlier.has(bound) || number(today, bound).compareTo(number(earlier, bound)) > 0)) {
                breaks.add(place + " has a larger " + bound);
            }
        }
    }

    private static BigDecimal number(JsonNode schema, String bound) {
        return schema.path(bound).decimalValue();
    }

    private void properties(String place, JsonNode earlier, JsonNode today) {
        Set<String> required = texts(earlier.path("required"));
        Set<String> requiredNow = texts(today.path("required"));
        earlier.path("properties").properties().forEach(property -> {
            String name = place + "." + property.getKey();
            if (!today.path("properties").has(property.getKey())) {
                breaks.add(name + " is gone");
                return;
            }
            if (side == Side.READ && required.contains(property.getKey()) && !requiredNow.contains(property.getKey())) {
                breaks.add(name + " may be absent now");
            }
            compare(name, property.getValue(), today.path("properties").path(property.getKey()));
        });
        if (side == Side.SENT) {
            requiredNow.stream()
                    .filter(name -> !required.contains(name))
                    .forEach(name -> breaks.add(place + "." + name + " is required now"));
        }
    }

    private static Set<String> texts(JsonNode oneOrMany) {
        Set<String> texts = new TreeSet<>();
        if (oneOrMany.isTextual()) {
            texts.add(oneOrMany.asText());
        }
        oneOrMany.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
