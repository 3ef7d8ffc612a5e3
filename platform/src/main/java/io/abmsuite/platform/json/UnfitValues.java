package io.abmsuite.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.platform.problem.FieldFault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Finds values no field can hold, at any depth: texts no database stores, and numbers that only cost. */
final class UnfitValues {

    private static final int DIGITS = 100;

    private UnfitValues() {}

    /** True if every value can be held. */
    static boolean areFit(JsonNode node) {
        if (node.isTextual()) {
            return isStorable(node.textValue());
        }
        if (node.isNumber()) {
            return isReasonable(node.decimalValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!isStorable(field.getKey())) {
                return false;
            }
        }
        for (JsonNode element : node) {
            if (!areFit(element)) {
                return false;
            }
        }
        return true;
    }

    static void find(JsonNode node, String pointer, List<FieldFault> faults) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            faults.add(new FieldFault(pointer, "FORBIDDEN_CHARACTER", "has NUL or an unpaired surrogate"));
        } else if (node.isNumber() && !isReasonable(node.decimalValue())) {
            faults.add(new FieldFault(pointer, "RANGE", "has more than " + DIGITS + " digits"));
        }
        int index = 0;
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            find(element, pointer + "/" + index++, faults);
        }
        node.properties().forEach(field -> {
            String name = field.getKey();
            String place =
                    pointer + "/" + (isStorable(name) ? name.replace("~", "~0").replace("/", "~1") : "?");
            if (!isStorable(name)) {
                faults.add(new FieldFault(place, "FORBIDDEN_CHARACTER", "the name has NUL or an unpaired surrogate"));
            }
            find(field.getValue(), place, faults);
        });
    }

    private static boolean isReasonable(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) <= DIGITS
                && Math.abs((long) number.scale()) <= DIGITS;
    }

    /** True for a text PostgreSQL and UTF-8 can hold. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
