package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.ledger.LedgerReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Reads from the ledger what a run needs. */
@ApplicationScoped
class RunInput {

    private static final String NO_CURRENCY = "";

    private final LedgerReader ledger;

    RunInput(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** What there is to know of the sales up to a day, before a run is queued. */
    Uni<SalesFacts> facts(LocalDate until) {
        return ledger.atOneMoment(snapshot -> ledger.facts(snapshot, until)).map(RunInput::facts);
    }

    /** All a run computes from; without sales if they are in several currencies, because then it cannot be computed. */
    Uni<RunSnapshot> read(LocalDate asOf) {
        return ledger.atOneMoment(snapshot -> ledger.facts(snapshot, asOf).chain(facts -> {
            SnapshotBuilder builder = new SnapshotBuilder(facts.watermark(), facts(facts), asOf);
            String currency =
                    facts.currencies().size() == 1 ? facts.currencies().get(0) : NO_CURRENCY;
            return ledger.read(snapshot, currency, builder).map(nothing -> builder.build());
        }));
    }

    private static SalesFacts facts(LedgerReader.Facts facts) {
        return new SalesFacts(facts.currencies(), facts.lastDay());
    }
}
