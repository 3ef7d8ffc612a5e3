package io.abmsuite.platform.page;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import java.util.List;

/**
 * The page a caller asks for.
 *
 * @param list name of the list with its filters; a cursor of another list is refused
 * @param limit rows wanted, 1 to 200
 * @param after position after which the page begins; empty for the first page
 */
public record PageRequest(String list, int limit, List<String> after) {

    /** Rows of a page when the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    private static final int LARGEST_LIMIT = 200;

    /** Reads the {@code limit} and {@code cursor} parameters; both may be null. */
    public static PageRequest of(String list, Integer limit, String cursor, CursorCodec cursors) {
        int rows = limit == null ? DEFAULT_LIMIT : limit;
        if (rows < 1 || rows > LARGEST_LIMIT) {
            throw ProblemException.badRequest(
                    "INVALID_PARAMETER",
                    List.of(FieldFault.query("limit", "RANGE", "must be between 1 and " + LARGEST_LIMIT)));
        }
        return new PageRequest(list, rows, cursor == null ? List.of() : cursors.decode(list, cursor));
    }

    /** One row more than asked for, to see whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /** Part of the position, or null on the first page. */
    public String after(int index) {
        return index < after.size() ? after.get(index) : null;
    }
}
