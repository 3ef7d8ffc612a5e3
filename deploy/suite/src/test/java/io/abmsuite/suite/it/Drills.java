package io.abmsuite.suite.it;

/** How hard the drills are; the long form is {@code ./mvnw -Plong-drills -pl deploy/suite verify}. */
final class Drills {

    static final boolean LONG = Boolean.getBoolean("drills.long");

    private Drills() {}

    static int times(int inShort, int inLong) {
        return LONG ? inLong : inShort;
    }
}
