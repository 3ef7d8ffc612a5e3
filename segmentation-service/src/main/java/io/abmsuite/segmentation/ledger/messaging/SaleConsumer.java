package io.abmsuite.segmentation.ledger.messaging;

import io.abmsuite.platform.messaging.ConsumersAhead;
import io.abmsuite.platform.messaging.Event;
import io.abmsuite.platform.messaging.EventBatch;
import io.abmsuite.platform.messaging.EventHandler;
import io.abmsuite.segmentation.ledger.Ledger;
import io.abmsuite.segmentation.ledger.Ledger.Report;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes sales into the ledger. Needs no inbox: the ledger's own key makes a repetition harmless. */
@ApplicationScoped
public class SaleConsumer implements EventHandler {

    private final ConsumersAhead consumers;
    private final Ledger ledger;

    SaleConsumer(ConsumersAhead consumers, Ledger ledger) {
        this.consumers = consumers;
        this.ledger = ledger;
    }

    @Incoming("sales")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public Uni<Void> on(Message<ConsumerRecords<byte[], byte[]>> message) {
        return consumers.consume(message, this);
    }

    @Override
    public String consumer() {
        return "segmentation.sales";
    }

    @Override
    public Map<String, Class<? extends Record>> payloads() {
        return Map.of("io.abmsuite.SaleV1", SaleV1.class);
    }

    @Override
    public boolean needsInbox() {
        return false;
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, EventBatch batch) {
        List<Event> events = new ArrayList<>();
        List<Report> reports = new ArrayList<>();
        for (Event event : batch.events()) {
            SaleV1 sale = event.data(SaleV1.class);
            if (sale.fits()) {
                events.add(event);
                reports.add(new Report(sale.toSale(event.id()), sale.accountCode()));
            } else {
                batch.reject(event, "OUT_OF_RANGE", "an amount lies beyond 9.2e14");
            }
        }
        return ledger.take(transaction, reports)
                .invoke(refused ->
                        refused.forEach((place, why) -> batch.reject(events.get(place), why.code(), why.message())))
                .replaceWithVoid();
    }
}
