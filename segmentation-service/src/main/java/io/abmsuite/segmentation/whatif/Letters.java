package io.abmsuite.segmentation.whatif;

/** Class of an account: ABC and XYZ letter, {@code -} standing for none. */
record Letters(String abc, String xyz) {

    static final Letters NONE = new Letters("-", "-");

    static Letters of(String abc, String xyz) {
        return new Letters(abc == null ? "-" : abc, xyz == null ? "-" : xyz);
    }

    String cell() {
        return abc + xyz;
    }
}
