package io.abmsuite.segmentation.run;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets only so many computations go on at a time that callers wait for. */
@ApplicationScoped
public class PreviewSlots {

    private final Semaphore slots;

    PreviewSlots(@ConfigProperty(name = "segmentation.what-ifs.at-once", defaultValue = "2") int atOnce) {
        this.slots = new Semaphore(atOnce);
    }

    /** Does the work, or fails at once as overloaded while others are at it. */
    public <T> Uni<T> in(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> slots.tryAcquire()
                        ? work.get().onTermination().invoke(() -> slots.release())
                        : Uni.createFrom().failure(new TimeoutException("other previews are being computed")));
    }
}
