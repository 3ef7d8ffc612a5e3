package io.abmsuite.segmentation.whatif;

import io.abmsuite.segmentation.run.ComputedRun;
import io.abmsuite.segmentation.run.PreviewSlots;
import io.abmsuite.segmentation.run.RunCalculator;
import io.abmsuite.segmentation.run.RunOrder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;

/** Computes what-ifs; nothing of them is stored. */
@ApplicationScoped
public class WhatIfService {

    private final RunCalculator calculator;
    private final PublishedLetters published;
    private final LoadUnits units;
    private final PreviewSlots slots;

    WhatIfService(RunCalculator calculator, PublishedLetters published, LoadUnits units, PreviewSlots slots) {
        this.calculator = calculator;
        this.published = published;
        this.units = units;
        this.slots = slots;
    }

    /** What a run would find and change; 422 with all that is against it, 503 while too many are computed. */
    public Uni<WhatIf> preview(RunOrder order, String caller) {
        return slots.in(() -> calculator.preview(order, caller).chain(computed -> compare(order.policy(), computed)));
    }

    private Uni<WhatIf> compare(String policy, ComputedRun computed) {
        return published
                .of(computed.members())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(classes -> Comparison.of(policy, computed, classes, units));
    }
}
