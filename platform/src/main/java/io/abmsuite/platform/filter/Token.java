package io.abmsuite.platform.filter;

/**
 * A piece of a filter.
 *
 * @param text what it says; of a quoted text what is between the quotes
 * @param position of its first character, from 1
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        WORD,
        QUOTED,
        COMPARATOR,
        OPEN,
        CLOSE,
        END
    }

    boolean is(String keyword) {
        return kind == Kind.WORD && text.equals(keyword);
    }
}
