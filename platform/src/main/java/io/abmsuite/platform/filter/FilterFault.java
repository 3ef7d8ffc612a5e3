package io.abmsuite.platform.filter;

/** What is wrong with a filter, and where. */
final class FilterFault extends RuntimeException {

    FilterFault(int position, String message) {
        super("at position " + position + ": " + message, null, false, false);
    }
}
