package io.abmsuite.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns();
    private final List<String> begun = new ArrayList<>();
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private final CompletableFuture<Void> second = new CompletableFuture<>();

    @Test
    void beginsAtOnceWhenNothingIsInHand() {
        assertThat(take("first", first)).isCompleted();

        assertThat(begun).containsExactly("first");
    }

    @Test
    void beginsTheNextWhenTheOneBeforeHasEnded() {
        take("first", first);

        CompletionStage<Void> turn = take("second", second);

        assertThat(turn).isNotCompleted();
        assertThat(begun).containsExactly("first");
        first.complete(null);
        assertThat(turn).isCompleted();
        assertThat(begun).containsExactly("first", "second");
    }

    @Test
    void keepsTheOrderOfArrival() {
        take("first", first);
        take("second", second);
        take("third", new CompletableFuture<>());

        first.complete(null);
        assertThat(begun).containsExactly("first", "second");
        second.complete(null);

        assertThat(begun).containsExactly("first", "second", "third");
    }

    @Test
    void beginsNothingAfterAFailure() {
        take("first", first);
        CompletionStage<Void> turn = take("second", second);

        first.completeExceptionally(new IllegalStateException("lost"));

        assertThat(turn).isCompletedExceptionally();
        assertThat(take("third", new CompletableFuture<>())).isCompletedExceptionally();
        assertThat(begun).containsExactly("first");
    }

    private CompletionStage<Void> take(String name, CompletableFuture<Void> work) {
        return turns.take(() -> {
            begun.add(name);
            return work;
        });
    }
}
