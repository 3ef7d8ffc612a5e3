package io.abmsuite.accounts.account;

import io.abmsuite.platform.problem.ProblemException;
import java.util.UUID;

/**
 * How callers name an account: by id or by {@code code:ALFKI}. One of the two parts is null.
 */
public record AccountRef(UUID id, String code) {

    private static final String CODE = "code:";

    /** Reads a path segment; what is neither is not found. */
    public static AccountRef ofPath(String text) {
        AccountRef ref = tryParse(text);
        if (ref == null) {
            throw notFound(text);
        }
        return ref;
    }

    /** Reads a field of a body; what is neither is a fault of that field. */
    public static AccountRef ofField(String pointer, String text) {
        AccountRef ref = tryParse(text);
        if (ref == null) {
            throw ProblemException.unprocessable(pointer, "INVALID_ACCOUNT", "must be an account id or code:CODE");
        }
        return ref;
    }

    /** 404: no account is named so. */
    public ProblemException notFound() {
        return notFound(toString());
    }

    /** 422: a field names an account that does not exist. */
    public ProblemException unknownAt(String pointer) {
        return ProblemException.unprocessable(pointer, "UNKNOWN_ACCOUNT", "names no account: " + this);
    }

    private static ProblemException notFound(String text) {
        return ProblemException.notFound("ACCOUNT_NOT_FOUND", "There is no account " + text + ".");
    }

    private static AccountRef tryParse(String text) {
        if (text.startsWith(CODE) && text.length() > CODE.length()) {
            return new AccountRef(null, text.substring(CODE.length()));
        }
        try {
            return new AccountRef(UUID.fromString(text), null);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    @Override
    public String toString() {
        return id == null ? CODE + code : id.toString();
    }
}
