package io.abmsuite.platform.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fact that may have to be erased one day, for example the name of a person. The audit log keeps its values apart, where
 * they can be erased without breaking the chain.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Erasable {}
