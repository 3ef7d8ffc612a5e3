package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ranges and orders numbers must keep; a rule about a number that is not there (it could not be read) is left out. */
final class ParameterRules {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Keeps every limit in units of 0.0001 far inside a long; no meaningful limit comes near. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

    private static final int PLACES = 4;

    private final Map<String, BigDecimal> numbers;
    private final List<ParameterFault> faults = new ArrayList<>();

    private ParameterRules(Map<String, BigDecimal> numbers) {
        this.numbers = numbers;
    }

    static List<ParameterFault> faults(Map<String, BigDecimal> numbers) {
        ParameterRules rules = new ParameterRules(numbers);
        rules.check();
        return rules.faults;
    }

    private void check() {
        numbers.forEach(this::checkForm);
        between("periods", TWO, BigDecimal.valueOf(520));
        atLeast("min_periods", TWO);
        notAbove("min_periods", "periods");
        below("a_limit", "b_limit");
        if (known("b_limit") && number("b_limit").compareTo(HUNDRED) >= 0) {
            fault("b_limit", "must be below 100");
        }
        below("x_limit", "y_limit");
        below("at_risk", "dormant");
        notAbove("major_share", "dominant_share");
        if (known("dominant_share") && number("dominant_share").compareTo(HUNDRED) > 0) {
            fault("dominant_share", "must be at most 100");
        }
    }

    private void checkForm(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            fault(name, "must be above 0");
        } else if (value.stripTrailingZeros().scale() > PLACES) {
            fault(name, "must have at most 4 decimals");
        } else if (value.compareTo(LARGEST) > 0) {
            fault(name, "must be at most " + LARGEST.toPlainString());
        }
    }

    private void between(String name, BigDecimal least, BigDecimal most) {
        atLeast(name, least);
        if (known(name) && number(name).compareTo(most) > 0) {
            fault(name, "must be at most " + most);
        }
    }

    private void atLeast(String name, BigDecimal least) {
        if (known(name) && number(name).compareTo(least) < 0 && number(name).signum() > 0) {
            fault(name, "must be at least " + least);
        }
    }

    private void below(String name, String other) {
        if (known(name) && known(other) && number(name).compareTo(number(other)) >= 0) {
            fault(name, "must be below " + other);
        }
    }

    private void notAbove(String name, String other) {
        if (known(name) && known(other) && number(name).compareTo(number(other)) > 0) {
            fault(name, "must not be above " + other);
        }
    }

    private boolean known(String name) {
        return numbers.containsKey(name);
    }

    private BigDecimal number(String name) {
        return numbers.get(name);
    }

    private void fault(String name, String message) {
        faults.add(new ParameterFault(name, message));
    }
}
