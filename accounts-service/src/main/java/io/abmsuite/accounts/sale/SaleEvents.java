package io.abmsuite.accounts.sale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Makes the event of a sale whose account is known. */
@ApplicationScoped
public class SaleEvents {

    private final ObjectMapper json;
    private final Clock clock;

    SaleEvents(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** The event; its key is the account, so that the sales of an account keep their order. */
    public OutgoingEvent event(UUID eventId, Sale sale, Named account) {
        return new OutgoingEvent(
                eventId,
                SaleV1.TOPIC,
                account.id().toString(),
                SaleV1.TYPE,
                write(SaleV1.of(sale, account.id(), account.code())),
                clock.instant(),
                null);
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of plain values is always JSON", impossible);
        }
    }

    Sale readSale(String text) {
        try {
            return json.readValue(text, Sale.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored sale can always be read", impossible);
        }
    }
}
