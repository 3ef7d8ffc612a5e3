package io.abmsuite.platform.problem;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;

/**
 * Lets records be checked whole: nothing of them is loaded later, and to ask for each component costs more than to check
 * it.
 */
public final class AllOfIt implements TraversableResolver {

    @Override
    public boolean isReachable(Object whole, Path.Node part, Class<?> root, Path path, ElementType where) {
        return true;
    }

    @Override
    public boolean isCascadable(Object whole, Path.Node part, Class<?> root, Path path, ElementType where) {
        return true;
    }
}
