package io.abmsuite.platform.problem;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.annotation.ElementType;
import org.hibernate.validator.HibernateValidatorFactory;

/**
 * Checks records whole: nothing of them is loaded later, and to ask for each component, and to remember the answer, costs more
 * than to check it.
 */
public final class RecordValidation {

    private RecordValidation() {}

    /** A validator for records. */
    public static Validator of(ValidatorFactory validators) {
        return validators
                .unwrap(HibernateValidatorFactory.class)
                .usingContext()
                .traversableResolver(new AllOfIt())
                .enableTraversableResolverResultCache(false)
                .getValidator();
    }

    private static final class AllOfIt implements TraversableResolver {

        @Override
        public boolean isReachable(Object whole, Path.Node part, Class<?> root, Path path, ElementType where) {
            return true;
        }

        @Override
        public boolean isCascadable(Object whole, Path.Node part, Class<?> root, Path path, ElementType where) {
            return true;
        }
    }
}
