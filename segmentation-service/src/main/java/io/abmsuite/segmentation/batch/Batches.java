package io.abmsuite.segmentation.batch;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Works through many rows one batch after the other; rows are made batch by batch, so that memory stays flat. */
public final class Batches {

    private static final int SIZE = 2000;

    private Batches() {}

    /** Hands rows 0 to count - 1 to the work in batches, in order, never two at a time. */
    public static <T> Uni<Void> of(int count, IntFunction<T> row, Function<List<T>, Uni<Void>> work) {
        return rows(count, row)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last();
    }

    /** Rows 0 to count - 1 in batches, each made when it is asked for. */
    public static <T> Multi<List<T>> rows(int count, IntFunction<T> row) {
        return Multi.createFrom().range(0, (count + SIZE - 1) / SIZE).map(batch -> rows(batch * SIZE, count, row));
    }

    private static <T> List<T> rows(int from, int count, IntFunction<T> row) {
        return IntStream.range(from, Math.min(count, from + SIZE)).mapToObj(row).toList();
    }
}
