package io.abmsuite.platform.problem;

/**
 * One fault of a request.
 *
 * @param pointer JSON Pointer of the field in the body, or {@code query:name} for a query parameter
 * @param code stable name of the broken rule
 * @param message what is wrong and what would be right
 */
public record FieldFault(String pointer, String code, String message) {

    /** A fault of a query parameter. */
    public static FieldFault query(String parameter, String code, String message) {
        return new FieldFault("query:" + parameter, code, message);
    }
}
