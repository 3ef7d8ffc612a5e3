package io.abmsuite.accounts.dataimport;

/** The file as a whole cannot be read on. */
public class UnreadableFileException extends RuntimeException {

    private final String code;

    public UnreadableFileException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
