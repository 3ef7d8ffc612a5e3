package io.abmsuite.segmentation.portfolio;

import io.abmsuite.platform.problem.FieldFault;
import java.util.stream.Collectors;

/** Sales cannot be added up in one currency; the message names what is missing. */
public final class NotConvertibleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NotConvertibleException(String message, Throwable cause) {
        super(message, cause);
    }

    static NotConvertibleException missing(CurrencyChoice choice) {
        String faults = choice.faults().stream().map(FieldFault::message).collect(Collectors.joining("; "));
        return new NotConvertibleException("the currency " + choice.target() + " " + faults, null);
    }

    static NotConvertibleException tooLarge(ArithmeticException tooLarge) {
        return new NotConvertibleException("sales of one account and month add up to more than 9.2e14", tooLarge);
    }
}
