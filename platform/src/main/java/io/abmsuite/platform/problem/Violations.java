package io.abmsuite.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.Locale;

/** Reads Bean Validation violations as faults of fields. */
public final class Violations {

    private Violations() {}

    /** The fault of a body, with the JSON Pointer of its field. */
    public static FieldFault toFault(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return new FieldFault(pointer.toString(), ruleOf(violation), violation.getMessage());
    }

    static String lastNode(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getName();
        }
        return name;
    }

    static String ruleOf(ConstraintViolation<?> violation) {
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
