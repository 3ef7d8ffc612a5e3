package io.abmsuite.platform.page;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items the rows of this page, in the list's stable order
 * @param nextCursor pass it as {@code cursor} to get the next page; null on the last page
 */
public record PageResponse<T>(List<T> items, String nextCursor) {

    /**
     * Makes a page from one row more than asked for: the surplus row only tells that there is a next page.
     *
     * @param keyOf the position of a row in the list's order, as the cursor will carry it
     */
    public static <T> PageResponse<T> of(
            List<T> rows, PageRequest page, CursorCodec cursors, Function<T, List<String>> keyOf) {
        if (rows.size() <= page.limit()) {
            return new PageResponse<>(rows, null);
        }
        List<T> items = List.copyOf(rows.subList(0, page.limit()));
        T last = items.get(items.size() - 1);
        return new PageResponse<>(items, cursors.encode(page.list(), keyOf.apply(last)));
    }
}
