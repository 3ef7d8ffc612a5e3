package io.abmsuite.segmentation.whatif;

import io.abmsuite.segmentation.run.ComputedRun;
import io.abmsuite.segmentation.run.RunCalculator;
import io.abmsuite.segmentation.run.RunOrder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Computes what-ifs; nothing of them is stored. */
@ApplicationScoped
public class WhatIfService {

    private final RunCalculator calculator;
    private final PublishedLetters published;
    private final LoadUnits units;
    private final Semaphore places;

    WhatIfService(
            RunCalculator calculator,
            PublishedLetters published,
            LoadUnits units,
            @ConfigProperty(name = "segmentation.what-ifs.at-once", defaultValue = "2") int atOnce) {
        this.calculator = calculator;
        this.published = published;
        this.units = units;
        this.places = new Semaphore(atOnce);
    }

    /** What a run would find and change; 422 with all that is against it, 503 while too many are computed. */
    public Uni<WhatIf> preview(RunOrder order, String caller) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                return Uni.createFrom().failure(new TimeoutException("other what-ifs are being computed"));
            }
            return calculator
                    .preview(order, caller)
                    .chain(computed -> compare(order.policy(), computed))
                    .onTermination()
                    .invoke(places::release);
        });
    }

    private Uni<WhatIf> compare(String policy, ComputedRun computed) {
        return published
                .of(computed.members())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(classes -> Comparison.of(policy, computed, classes, units));
    }
}
