package io.abmsuite.segmentation.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** Carries every fault of a set of parameters, so that a caller can correct them in one go. */
public final class InvalidParametersException extends RuntimeException {
    private final transient List<ParameterFault> faults;

    InvalidParametersException(List<ParameterFault> faults) {
        super(faults.stream().map(fault -> fault.name() + " " + fault.message()).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<ParameterFault> faults() {
        return faults;
    }
}
