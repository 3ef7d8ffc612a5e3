package io.abmsuite.segmentation.live;

import io.abmsuite.platform.id.Uuids;
import io.abmsuite.segmentation.batch.Batches;
import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.kernel.Classification;
import io.abmsuite.segmentation.kernel.Flag;
import io.abmsuite.segmentation.kernel.XyzClass;
import io.abmsuite.segmentation.ledger.LedgerMonths;
import io.abmsuite.segmentation.portfolio.LedgerPortfolio;
import io.abmsuite.segmentation.publishedclass.Cause;
import io.abmsuite.segmentation.publishedclass.ClassFigures;
import io.abmsuite.segmentation.publishedclass.ClassPublisher;
import io.abmsuite.segmentation.publishedclass.Letters;
import io.abmsuite.segmentation.publishedclass.MonthTotal;
import io.abmsuite.segmentation.publishedclass.Publication;
import io.abmsuite.segmentation.publishedclass.PublicationOrder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Publishes what a live portfolio has become, for the accounts that may have changed. */
@ApplicationScoped
class LivePublisher {

    private static final String ACTOR = "live";

    private final ClassPublisher classes;
    private final LiveMonths months;
    private final Pool pool;

    LivePublisher(ClassPublisher classes, LiveMonths months, Pool pool) {
        this.classes = classes;
        this.months = months;
        this.pool = pool;
    }

    /**
     * Publishes these places of the classification.
     *
     * @return the number of the publication; null if another one came between, then nothing is published
     */
    Uni<Long> publish(LivePulse pulse, LedgerPortfolio portfolio, Classification found, int[] places, Cause cause) {
        PublicationOrder order = order(pulse, portfolio, found, cause);
        return pool.withTransaction(transaction ->
                classes.publish(transaction, order, figures(transaction, portfolio, found, places), pulse.number()));
    }

    private Multi<List<ClassFigures>> figures(
            SqlConnection transaction, LedgerPortfolio portfolio, Classification found, int[] places) {
        return Batches.rows(places.length, i -> places[i])
                .onItem()
                .transformToUniAndConcatenate(batch -> figures(transaction, portfolio, found, batch));
    }

    private Uni<List<ClassFigures>> figures(
            SqlConnection transaction, LedgerPortfolio portfolio, Classification found, List<Integer> batch) {
        UUID[] accounts = batch.stream().map(portfolio::id).toArray(UUID[]::new);
        return months.of(transaction, accounts, portfolio, found.asOf())
                .map(sums -> batch.stream()
                        .map(place ->
                                figures(portfolio, found, place, sums.getOrDefault(portfolio.id(place), List.of())))
                        .toList());
    }

    private static ClassFigures figures(
            LedgerPortfolio portfolio, Classification found, int place, List<LedgerMonths.Month> months) {
        AbcClass abc = found.abcClass(place);
        XyzClass xyz = found.xyzClass(place);
        return new ClassFigures(
                portfolio.id(place),
                found.code(place),
                new Letters(abc == null ? null : abc.name(), xyz == null ? null : xyz.name()),
                found.lifecycle(place).name(),
                found.rank(place),
                found.total(place),
                found.total(place) == null ? null : portfolio.currency(),
                found.share(place),
                found.cv(place),
                found.recencyDays(place),
                found.flags(place).stream().map(Flag::name).sorted().toList(),
                months.stream()
                        .map(month -> new MonthTotal(
                                month.month().toString(), month.amount().toPlainString()))
                        .toList());
    }

    private static PublicationOrder order(
            LivePulse pulse, LedgerPortfolio portfolio, Classification found, Cause cause) {
        return new PublicationOrder(
                new Publication(pulse.policy(), pulse.version(), Uuids.timeOrdered(), found.asOf()),
                null,
                PublicationOrder.Kind.LIVE,
                cause,
                portfolio.currency(),
                portfolio.position(),
                found.size(),
                found.digest(),
                found.majorShare(),
                ACTOR,
                null);
    }
}
