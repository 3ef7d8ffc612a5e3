package io.abmsuite.segmentation.portfolio;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Accounts that are there have the same code: which of them a line is about could not be told. */
public final class SameCodeException extends RuntimeException {

    private final String code;
    private final List<String> accounts;

    private SameCodeException(String code, List<String> accounts) {
        super("accounts " + String.join(", ", accounts) + " have the same code " + code);
        this.code = code;
        this.accounts = accounts;
    }

    /** About these accounts, in any order. */
    public static SameCodeException of(String code, Stream<UUID> accounts) {
        return new SameCodeException(code, accounts.map(UUID::toString).sorted().toList());
    }

    public String code() {
        return code;
    }

    /** Their ids, sorted. */
    public List<String> accounts() {
        return accounts;
    }
}
