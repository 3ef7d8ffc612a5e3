package io.abmsuite.segmentation.kernel;

import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Ends every property after as many tries as the system property {@code kernel.tries} says, for the profile {@code mutation}, which
 * runs the tests some thousand times; without it nothing is cut short.
 */
public final class FewTries implements AroundTryHook {
    private static final Integer MOST = Integer.getInteger("kernel.tries");

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor tryIt, List<Object> parameters) {
        TryExecutionResult result = tryIt.execute(parameters);
        int tries = Store.getOrCreate(this, Lifespan.PROPERTY, AtomicInteger::new)
                .get()
                .incrementAndGet();
        return result.isSatisfied() && tries >= MOST ? TryExecutionResult.satisfied(true) : result;
    }

    @Override
    public boolean appliesTo(Optional<AnnotatedElement> element) {
        return MOST != null;
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
