package io.abmsuite.client;

import io.abmsuite.client.http.ApiException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All rows of a list, page after page, each page read when its first row is asked for. */
public final class Pages {

    /** Reads the page a cursor names; null is the first. */
    @FunctionalInterface
    public interface Reader<P> {
        P read(String cursor) throws ApiException;
    }

    private Pages() {}

    /** The rows of all pages; a refusal comes as {@link RefusedException}. */
    public static <P, T> Stream<T> of(Reader<P> reader, Function<P, List<T>> items, Function<P, String> nextCursor) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Rows<>(reader, items, nextCursor), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    private static final class Rows<P, T> implements Iterator<T> {

        private final Reader<P> reader;
        private final Function<P, List<T>> items;
        private final Function<P, String> nextCursor;
        private Iterator<T> page = List.<T>of().iterator();
        private String cursor;
        private boolean last;

        private Rows(Reader<P> reader, Function<P, List<T>> items, Function<P, String> nextCursor) {
            this.reader = reader;
            this.items = items;
            this.nextCursor = nextCursor;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && !last) {
                turn();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }

        private void turn() {
            try {
                P read = reader.read(cursor);
                page = items.apply(read).iterator();
                cursor = nextCursor.apply(read);
                last = cursor == null;
            } catch (ApiException refused) {
                throw new RefusedException(refused);
            }
        }
    }
}
