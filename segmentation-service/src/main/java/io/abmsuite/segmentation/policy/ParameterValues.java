package io.abmsuite.segmentation.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.segmentation.kernel.InvalidParametersException;
import io.abmsuite.segmentation.kernel.Parameters;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Parameters between JSON and kernel: names are those of the specification, all faults are told at once. */
public final class ParameterValues {

    private static final Set<String> WHOLE = Set.of("periods", "min_periods");
    private static final Set<String> TRUTH = Set.of("include_current");
    private static final Set<String> WORDS = Set.of(
            "granularity", "metric", "boundary", "ties", "nonpositive", "stddev", "zeros", "history", "cv_basis");
    private static final int LONGEST_SHOWN = 40;

    private ParameterValues() {}

    /** A whole set: what is not named has its default. */
    public static Parameters read(Map<String, JsonNode> values) {
        return checked(values, Parameters::of);
    }

    /** A set changed in some places. */
    public static Parameters change(Parameters base, Map<String, JsonNode> changes) {
        return checked(changes, base::with);
    }

    /** For JSON: counts and limits as numbers, choices as words, in the order of the specification. */
    public static Map<String, Object> write(Parameters parameters) {
        Map<String, Object> typed = new LinkedHashMap<>();
        parameters.toMap().forEach((name, text) -> typed.put(name, typed(name, text)));
        return typed;
    }

    private static Object typed(String name, String text) {
        if (WORDS.contains(name)) {
            return text;
        }
        if (TRUTH.contains(name)) {
            return Boolean.valueOf(text);
        }
        return WHOLE.contains(name) ? (Object) Integer.valueOf(text) : new BigDecimal(text);
    }

    private static Parameters checked(Map<String, JsonNode> values, Function<Map<String, String>, Parameters> reading) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, text(value)));
        try {
            return reading.apply(texts);
        } catch (InvalidParametersException invalid) {
            throw ProblemException.unprocessable(faults(invalid));
        }
    }

    private static List<FieldFault> faults(InvalidParametersException invalid) {
        return invalid.faults().stream()
                .map(fault ->
                        new FieldFault("/parameters/" + escaped(fault.name()), "INVALID_PARAMETER", fault.message()))
                .toList();
    }

    /** The kernel knows what a value must look like, so what is neither number nor text goes to it as it stands. */
    private static String text(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        boolean plain = value.isIntegralNumber() || (value.isNumber() && Double.isFinite(value.doubleValue()));
        if (!plain) {
            return value.toString();
        }
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        boolean printable = Math.abs((long) number.scale()) <= LONGEST_SHOWN;
        return printable ? number.toPlainString() : number.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
