package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads parameters as users write them, and collects every fault of form and of rule before it gives up. */
final class ParameterReader {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private final Map<String, String> values;
    private final List<ParameterFault> faults = new ArrayList<>();
    private final Map<String, BigDecimal> numbers = new LinkedHashMap<>();

    ParameterReader(Map<String, String> base, Map<String, String> changes) {
        values = new HashMap<>(base);
        values.putAll(changes);
        changes.keySet().stream()
                .filter(name -> !base.containsKey(name))
                .sorted()
                .forEach(name -> fault(name, "is not a parameter"));
    }

    /** How a value is written: in lower case, except the class C. */
    static String word(Enum<?> value) {
        return value == NonPositive.C ? "C" : value.name().toLowerCase(Locale.ROOT);
    }

    Parameters read() {
        readNumbers();
        Granularity granularity = choice("granularity", Granularity.values());
        boolean includeCurrent = choice("include_current", Truth.values()) == Truth.TRUE;
        Metric metric = choice("metric", Metric.values());
        Boundary boundary = choice("boundary", Boundary.values());
        Ties ties = choice("ties", Ties.values());
        NonPositive nonpositive = choice("nonpositive", NonPositive.values());
        StdDev stddev = choice("stddev", StdDev.values());
        Zeros zeros = choice("zeros", Zeros.values());
        History history = choice("history", History.values());
        CvBasis cvBasis = choice("cv_basis", CvBasis.values());
        faults.addAll(ParameterRules.faults(numbers));
        if (!faults.isEmpty()) {
            throw new InvalidParametersException(faults);
        }
        return new Parameters(
                granularity,
                whole("periods"),
                includeCurrent,
                metric,
                numbers.get("a_limit"),
                numbers.get("b_limit"),
                boundary,
                ties,
                nonpositive,
                numbers.get("x_limit"),
                numbers.get("y_limit"),
                stddev,
                zeros,
                history,
                whole("min_periods"),
                cvBasis,
                numbers.get("adi_limit"),
                numbers.get("cv2_limit"),
                numbers.get("at_risk"),
                numbers.get("dormant"),
                numbers.get("major_share"),
                numbers.get("dominant_share"));
    }

    private void readNumbers() {
        number("periods", WHOLE, "must be a whole number");
        number("min_periods", WHOLE, "must be a whole number");
        Stream.of("a_limit", "b_limit", "x_limit", "y_limit", "adi_limit", "cv2_limit")
                .forEach(name -> number(name, DECIMAL, "must be a decimal number"));
        Stream.of("at_risk", "dormant", "major_share", "dominant_share")
                .forEach(name -> number(name, DECIMAL, "must be a decimal number"));
    }

    private void number(String name, Pattern form, String message) {
        String text = String.valueOf(values.get(name));
        if (form.matcher(text).matches()) {
            numbers.put(name, new BigDecimal(text));
        } else {
            fault(name, message);
        }
    }

    private int whole(String name) {
        return numbers.get(name).intValueExact();
    }

    /** The constant that is written like this; without one a fault is noted and the answer is of no use. */
    private <E extends Enum<E>> E choice(String name, E[] choices) {
        String text = values.get(name);
        for (E choice : choices) {
            if (word(choice).equals(text)) {
                return choice;
            }
        }
        fault(name, "must be " + Stream.of(choices).map(ParameterReader::word).collect(Collectors.joining(", ")));
        return null;
    }

    private void fault(String name, String message) {
        faults.add(new ParameterFault(name, message));
    }

    private enum Truth {
        TRUE,
        FALSE
    }
}
