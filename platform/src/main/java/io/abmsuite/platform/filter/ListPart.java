package io.abmsuite.platform.filter;

/** Which rows of a list: those that have what it is ordered by first, those that lack it, or all in the order of the ids. */
public enum ListPart {
    WHOLE,
    PRESENT,
    ABSENT
}
