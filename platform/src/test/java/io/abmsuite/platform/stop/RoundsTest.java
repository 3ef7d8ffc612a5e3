package io.abmsuite.platform.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void goesOnAfterARoundThatFailed() {
        AtomicInteger begun = new AtomicInteger();
        Rounds rounds = new Rounds(vertx, "failing", PAUSE, () -> {
            if (begun.incrementAndGet() < 3) {
                throw new IllegalStateException("fails at first");
            }
            return Uni.createFrom().item(false);
        });

        rounds.start();

        await().atMost(PATIENCE).until(() -> begun.get() > 3);
        rounds.stop(PATIENCE);
    }

    @Test
    void waitsAtAStopForTheRoundInHandAndBeginsNoOther() {
        AtomicInteger begun = new AtomicInteger();
        CompletableFuture<Boolean> inHand = new CompletableFuture<>();
        Rounds rounds = new Rounds(vertx, "slow", PAUSE, () -> {
            begun.incrementAndGet();
            return Uni.createFrom().completionStage(inHand);
        });
        rounds.start();
        await().atMost(PATIENCE).until(() -> begun.get() == 1);

        List<String> order = new CopyOnWriteArrayList<>();
        vertx.setTimer(50, timer -> {
            order.add("round ended");
            inHand.complete(true);
        });
        rounds.stop(PATIENCE);
        order.add("stopped");

        assertThat(order).containsExactly("round ended", "stopped");
        assertThat(begun).hasValue(1);
    }

    @Test
    void countsWhatIsInHand() {
        InHand work = new InHand();
        work.begin();
        work.begin();
        work.end();

        assertThat(work.awaitNone(Duration.ofMillis(1))).isFalse();

        work.end();

        assertThat(work.awaitNone(Duration.ZERO)).isTrue();
    }
}
