package io.abmsuite.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.abmsuite.platform.problem.FieldFault;
import java.io.IOException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Goes on reading after a fault, so that a caller learns of all of them at once. */
final class CollectingProblemHandler extends DeserializationProblemHandler {

    private final List<FieldFault> faults = new ArrayList<>();

    List<FieldFault> faults() {
        return faults;
    }

    @Override
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String message) {
        add(context.getParser(), "INVALID_VALUE", expectation(target));
        return null;
    }

    @Override
    public Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, String message) {
        add(context.getParser(), "INVALID_VALUE", expectation(target));
        return null;
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message)
            throws IOException {
        add(parser, "WRONG_TYPE", expectation(target.getRawClass()));
        parser.skipChildren();
        return null;
    }

    @Override
    public Object handleInstantiationProblem(
            DeserializationContext context, Class<?> target, Object argument, Throwable cause) throws IOException {
        String message = cause.getMessage();
        add(context.getParser(), "INVALID_VALUE", message == null ? expectation(target) : message);
        return null;
    }

    /** Adds a fault Jackson could not go on after, and tells its place. */
    JsonPointer add(JsonMappingException mismatch) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : mismatch.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        faults.add(new FieldFault(pointer.toString(), "WRONG_TYPE", messageOf(mismatch)));
        return JsonPointer.compile(pointer.toString());
    }

    private static String messageOf(JsonMappingException mismatch) {
        if (mismatch.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
            return refused.getMessage();
        }
        return expectation(
                mismatch instanceof MismatchedInputException known && known.getTargetType() != null
                        ? known.getTargetType()
                        : Object.class);
    }

    private void add(JsonParser parser, String code, String message) {
        JsonStreamContext context = parser.getParsingContext();
        JsonStreamContext place = parser.currentToken().isStructStart() ? context.getParent() : context;
        faults.add(new FieldFault(place.pathAsPointer().toString(), code, message));
    }

    private static String expectation(Class<?> target) {
        if (target.isEnum()) {
            return "must be one of " + Arrays.toString(target.getEnumConstants());
        }
        if (Temporal.class.isAssignableFrom(target)) {
            return "must be an existing ISO 8601 date or time, for example 2026-01-31";
        }
        if (target == UUID.class) {
            return "must be a UUID";
        }
        if (Collection.class.isAssignableFrom(target) || target.isArray()) {
            return "must be an array";
        }
        if (Number.class.isAssignableFrom(target)) {
            return "must be a number";
        }
        if (target == Boolean.class) {
            return "must be true or false";
        }
        return target == String.class ? "must be a string" : "must be an object";
    }
}
