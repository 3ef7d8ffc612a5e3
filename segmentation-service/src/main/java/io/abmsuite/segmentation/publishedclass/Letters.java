package io.abmsuite.segmentation.publishedclass;

/** The two letters of a class; each may be missing (null). */
public record Letters(String abc, String xyz) {

    /** Both letters, or null when one of them is missing. */
    public String cell() {
        return abc == null || xyz == null ? null : abc + xyz;
    }
}
