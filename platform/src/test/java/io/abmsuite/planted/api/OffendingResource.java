package io.abmsuite.planted.api;

import io.abmsuite.planted.messaging.OffendingConsumer;
import jakarta.ws.rs.GET;

/** Names no role and knows messaging. */
public abstract class OffendingResource {

    @GET
    public String operation(OffendingConsumer consumer) {
        return consumer.toString();
    }
}
