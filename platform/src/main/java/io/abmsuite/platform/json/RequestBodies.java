package io.abmsuite.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.problem.RecordValidation;
import io.abmsuite.platform.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON into request records. A body that is not JSON or has unknown fields is a 400, a value that breaks a rule a
 * 422; all faults are told at once.
 */
@ApplicationScoped
public class RequestBodies {

    /** Rules across fields mean nothing while one of the fields could not be read. */
    private static final String ACROSS_FIELDS = "ASSERT_TRUE";

    private static final int DEEPEST = 64;
    /** A batch of the largest items has half of it; a body of nothing but brackets would fill the memory. */
    private static final long MOST_TOKENS = 500_000;

    private final ObjectMapper mapper;
    private final Validator validator;

    public RequestBodies(ObjectMapper mapper, ValidatorFactory validators) {
        this.mapper = strict(mapper);
        this.validator = RecordValidation.of(validators);
    }

    private static ObjectMapper strict(ObjectMapper shared) {
        ObjectMapper strict = shared.copy()
                .registerModule(new CalendarModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        strict.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxTokenCount(MOST_TOKENS)
                        .build());
        for (LogicalType number : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
            strict.coercionConfigFor(number).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        }
        strict.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return strict;
    }

    /** Reads a whole body. */
    public <T> T read(byte[] body, Class<T> type) {
        return read(tree(body), type);
    }

    /** Reads one element of a body, for example an item of a batch. */
    public <T> T read(JsonNode element, Class<T> type) {
        if (element.isNull()) {
            throw ProblemException.unprocessable("", "NOT_NULL", "must be an object, not null");
        }
        T faultless = atOnce(element, type);
        return faultless != null ? faultless : faultByFault(element, type);
    }

    /** The value if there is no fault in it, else null: the search for all faults costs several times as much. */
    private <T> T atOnce(JsonNode element, Class<T> type) {
        if (!UnfitValues.areFit(element)) {
            return null;
        }
        try {
            T value = mapper.readerFor(type).readValue(element);
            return value != null && validator.validate(value).isEmpty() ? value : null;
        } catch (IOException fault) {
            return null;
        }
    }

    private <T> T faultByFault(JsonNode element, Class<T> type) {
        CollectingProblemHandler handler = new CollectingProblemHandler();
        UnfitValues.find(element, "", handler.faults());
        T value = handler.faults().isEmpty() ? lenient(element, type, handler) : null;
        Map<String, FieldFault> faults = new LinkedHashMap<>();
        handler.faults().forEach(fault -> faults.putIfAbsent(fault.pointer(), fault));
        if (value != null) {
            boolean allRead = faults.isEmpty();
            validator.validate(value).stream()
                    .map(Violations::toFault)
                    .filter(fault -> allRead || !fault.code().equals(ACROSS_FIELDS))
                    .sorted(Comparator.comparing(FieldFault::pointer))
                    .forEach(fault -> faults.putIfAbsent(fault.pointer(), fault));
        }
        if (!faults.isEmpty()) {
            throw failure(new ArrayList<>(faults.values()));
        }
        return value;
    }

    /** Reads a body as a tree, for merge patches and batches. */
    public JsonNode tree(byte[] body) {
        try {
            JsonNode tree = mapper.readTree(body);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                throw emptyBody();
            }
            return tree;
        } catch (IOException broken) {
            throw notJson(broken);
        }
    }

    /** The same value as a tree. */
    public JsonNode toTree(Object value) {
        return mapper.valueToTree(value);
    }

    /** Reads what can be read: a value of a wrong type is noted, taken out, and the rest read again. */
    private <T> T lenient(JsonNode element, Class<T> type, CollectingProblemHandler handler) {
        JsonNode rest = element.deepCopy();
        UnknownFields.takeOut(rest, type, "", handler.faults());
        while (true) {
            try {
                return mapper.readerFor(type).withHandler(handler).readValue(rest);
            } catch (JsonMappingException mismatch) {
                JsonPointer place = handler.add(mismatch);
                if (place.matches() || !(rest.at(place.head()) instanceof ObjectNode parent)) {
                    return null;
                }
                parent.remove(place.last().getMatchingProperty());
            } catch (IOException broken) {
                throw notJson(broken);
            }
        }
    }

    private static ProblemException failure(List<FieldFault> faults) {
        boolean unreadable = faults.stream().anyMatch(fault -> fault.code().equals("UNKNOWN_FIELD"));
        return unreadable
                ? ProblemException.badRequest("UNKNOWN_FIELD", faults)
                : ProblemException.unprocessable(faults);
    }

    private static ProblemException emptyBody() {
        return new ProblemException(Problem.of(400, "MALFORMED_JSON", "The body is empty; send a JSON object."));
    }

    private static ProblemException notJson(IOException broken) {
        String place = broken instanceof JsonProcessingException parsing && parsing.getLocation() != null
                ? " at line " + parsing.getLocation().getLineNr() + ", column "
                        + parsing.getLocation().getColumnNr()
                : "";
        return new ProblemException(
                Problem.of(400, "MALFORMED_JSON", "The body is not the expected JSON" + place + "."));
    }
}
