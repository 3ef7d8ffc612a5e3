package io.abmsuite.segmentation.run;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Reads from the ledger what a run needs. */
@ApplicationScoped
class RunInput {

    Uni<SalesFacts> facts() {
        throw new UnsupportedOperationException();
    }

    Uni<RunSnapshot> read(LocalDate asOf) {
        throw new UnsupportedOperationException("" + asOf);
    }
}
