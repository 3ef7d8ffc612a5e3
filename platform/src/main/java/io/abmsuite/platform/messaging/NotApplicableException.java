package io.abmsuite.platform.messaging;

/** A message cannot be applied (again); code and cause are those of a dead letter. */
public final class NotApplicableException extends RuntimeException {

    private final String code;

    NotApplicableException(String code, String cause) {
        super(cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
