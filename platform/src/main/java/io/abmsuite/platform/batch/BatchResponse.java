package io.abmsuite.platform.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.abmsuite.platform.problem.Problem;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * What became of a batch.
 *
 * @param items one entry per item, in order
 */
public record BatchResponse(@NotNull List<Item> items) {

    /**
     * What became of an item.
     *
     * @param id of what was created; absent if it was refused
     * @param problem why it was refused; absent if it was created
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(int index, int status, String id, Problem problem) {

        static Item created(int index, String id) {
            return new Item(index, 201, id, null);
        }

        static Item refused(int index, Problem problem) {
            return new Item(index, problem.status(), null, problem);
        }
    }
}
