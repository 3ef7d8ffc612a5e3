package io.abmsuite.platform.audit;

import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * Values of an entry that are kept apart.
 *
 * @param erased true if they were erased
 */
public record ApartView(
        boolean erased,
        @NotNull Map<String, Object> before,
        @NotNull Map<String, Object> after) {

    static final ApartView ERASED = new ApartView(true, Map.of(), Map.of());
}
