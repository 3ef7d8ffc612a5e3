package io.abmsuite.segmentation.kernel;

/** Accounts of one portfolio have the same code, so that their lines could not be told apart. */
public final class CodeTwiceException extends RuntimeException {
    private final String code;

    CodeTwiceException(String code) {
        super("two accounts have the code " + code);
        this.code = code;
    }

    /** The code; the first of them in order, if there are several. */
    public String code() {
        return code;
    }
}
