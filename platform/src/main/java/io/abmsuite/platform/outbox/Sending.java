package io.abmsuite.platform.outbox;

import io.abmsuite.platform.outbox.EventProducer.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The fates of events that are being sent together. */
final class Sending {

    private final AtomicReferenceArray<Sent> fates;
    private final AtomicInteger open;
    private final CompletableFuture<List<Sent>> done = new CompletableFuture<>();
    private volatile Exception refusal;

    Sending(int events) {
        this.fates = new AtomicReferenceArray<>(events);
        this.open = new AtomicInteger(events);
    }

    void settle(int event, Sent fate) {
        if (!fate.ok()) {
            refusal = fate.failure();
        }
        fates.set(event, fate);
        if (open.decrementAndGet() == 0) {
            done.complete(soFar());
        }
    }

    /** Why one of them was not sent; null while all goes well. What comes after that one must not overtake it. */
    Exception refusal() {
        return refusal;
    }

    CompletionStage<List<Sent>> all() {
        return done;
    }

    /** The fates that are known by now; the others may still be sent. */
    List<Sent> soFar() {
        List<Sent> known = new ArrayList<>(fates.length());
        for (int i = 0; i < fates.length(); i++) {
            Sent fate = fates.get(i);
            known.add(fate == null ? Sent.failed(new TimeoutException("Kafka has not answered in time")) : fate);
        }
        return known;
    }
}
