package io.abmsuite.platform.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The facts that differ between two states, those that may have to be erased apart from the others. */
record Difference(ObjectNode before, ObjectNode after, ObjectNode erasableBefore, ObjectNode erasableAfter) {

    /** Of two states, each a record, a map, or null. */
    static Difference between(Object before, Object after, ObjectMapper json) {
        ObjectNode was = tree(before, json);
        ObjectNode is = tree(after, json);
        Set<String> erasable = erasable(before);
        erasable.addAll(erasable(after));
        Difference difference = new Difference(
                json.createObjectNode(), json.createObjectNode(), json.createObjectNode(), json.createObjectNode());
        Set<String> names = new TreeSet<>();
        was.fieldNames().forEachRemaining(names::add);
        is.fieldNames().forEachRemaining(names::add);
        names.stream()
                .filter(name -> !Objects.equals(value(was, name), value(is, name)))
                .forEach(name -> difference.add(name, value(was, name), value(is, name), erasable.contains(name)));
        return difference;
    }

    boolean isEmpty() {
        return before.isEmpty() && after.isEmpty() && !hasErasable();
    }

    boolean hasErasable() {
        return !erasableBefore.isEmpty() || !erasableAfter.isEmpty();
    }

    /** Names of the changed facts that may have to be erased. */
    Set<String> apart() {
        Set<String> names = new TreeSet<>();
        erasableBefore.fieldNames().forEachRemaining(names::add);
        erasableAfter.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void add(String name, JsonNode was, JsonNode is, boolean erasable) {
        set(erasable ? erasableBefore : before, name, was);
        set(erasable ? erasableAfter : after, name, is);
    }

    private static void set(ObjectNode target, String name, JsonNode value) {
        if (!value.isNull()) {
            target.set(name, value);
        }
    }

    /** A fact that is empty is none: it is not told. */
    private static JsonNode value(ObjectNode facts, String name) {
        JsonNode value = facts.get(name);
        return value == null || value.isContainerNode() && value.isEmpty() ? NullNode.getInstance() : value;
    }

    private static ObjectNode tree(Object facts, ObjectMapper json) {
        return facts == null ? json.createObjectNode() : json.valueToTree(facts);
    }

    private static Set<String> erasable(Object facts) {
        Set<String> names = new HashSet<>();
        if (facts instanceof Record) {
            collectErasable(facts.getClass(), names);
        }
        return names;
    }

    private static void collectErasable(Class<?> facts, Set<String> names) {
        for (RecordComponent component : facts.getRecordComponents()) {
            if (component.isAnnotationPresent(Erasable.class)) {
                names.add(component.getName());
            } else if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                    && component.getType().isRecord()) {
                collectErasable(component.getType(), names);
            }
        }
    }
}
