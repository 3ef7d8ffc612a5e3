package io.abmsuite.suite.it;

import io.abmsuite.suite.it.DrillClient.Answer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Callers that write without a break: one reports sales in batches, one opens accounts and carries a complaint of each from
 * state to state. Both repeat what was not answered 2xx until it is, as a caller should.
 */
final class Load implements AutoCloseable {

    private static final int BATCH = 500;
    private static final int KNOWN_ACCOUNTS = 50;
    private static final long SALES_EVERY_MILLIS = 50;
    private static final long WRITES_EVERY_MILLIS = 20;
    private static final long PATIENCE_SECONDS = 120;
    private static final long RETRY_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final DrillClient client;
    private final int run = RUNS.incrementAndGet();
    private final ScheduledExecutorService callers = Executors.newScheduledThreadPool(2);
    private final List<Future<?>> steps = new ArrayList<>();
    private final Set<String> opened = ConcurrentHashMap.newKeySet();
    private final Set<String> resolved = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sales = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile boolean stopping;
    private volatile RuntimeException failure;

    private Load(DrillClient client) {
        this.client = client;
    }

    static Load on(DrillClient client) {
        Load load = new Load(client);
        load.repeat(load::reportSales, SALES_EVERY_MILLIS);
        load.repeat(load::workOnAnAccount, WRITES_EVERY_MILLIS);
        return load;
    }

    /** Sales that were answered 202. */
    int sales() {
        return sales.get();
    }

    /** Writes that were answered 2xx. */
    int writes() {
        return writes.get();
    }

    /** Accounts whose opening was answered. */
    Set<String> opened() {
        return opened;
    }

    /** Complaints whose resolution was answered. */
    Set<String> resolved() {
        return resolved;
    }

    /** Ends when every caller has had all its answers. */
    @Override
    public void close() {
        stopping = true;
        callers.shutdown();
        try {
            if (!callers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The callers got no answer; refused with " + client.refusals());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void repeat(Runnable step, long everyMillis) {
        steps.add(callers.scheduleWithFixedDelay(
                () -> {
                    try {
                        if (!stopping) {
                            step.run();
                        }
                    } catch (RuntimeException broken) {
                        failure = broken;
                    }
                },
                0,
                everyMillis,
                TimeUnit.MILLISECONDS));
    }

    private void reportSales() {
        List<Map<String, Object>> items = new ArrayList<>(BATCH);
        int first = sales.get();
        for (int i = first; i < first + BATCH; i++) {
            items.add(Map.of(
                    "saleId",
                    run + "-" + i,
                    "source",
                    "drill",
                    "account",
                    "K" + i % KNOWN_ACCOUNTS,
                    "occurredOn",
                    LocalDate.now(ZoneOffset.UTC).minusDays(i % 365).toString(),
                    "amount",
                    "12.50"));
        }
        untilDone(() -> {
            Answer answer = client.post("/v1/sales/batch", Map.of("items", items), Map.of());
            return answer.ok() && allTaken(answer);
        });
        sales.addAndGet(BATCH);
    }

    private static boolean allTaken(Answer answer) {
        for (var item : answer.body().path("items")) {
            if (item.path("status").asInt() != 202) {
                return false;
            }
        }
        return answer.body().path("items").size() == BATCH;
    }

    private void workOnAnAccount() {
        String account = create("/v1/accounts", Map.of("name", "Drill " + UUID.randomUUID()));
        opened.add(account);
        String complaint = create(
                "/v1/feedback",
                Map.of(
                        "account",
                        account,
                        "kind",
                        "COMPLAINT",
                        "cause",
                        "QUALITY",
                        "severity",
                        "HIGH",
                        "text",
                        "Late"));
        move(complaint, "acknowledge", Map.of());
        move(complaint, "start", Map.of());
        move(complaint, "resolve", Map.of("answer", "Sorry"));
        resolved.add(complaint);
    }

    private String create(String path, Map<String, Object> body) {
        Map<String, String> headers =
                Map.of("Idempotency-Key", UUID.randomUUID().toString());
        String[] id = new String[1];
        untilDone(() -> {
            Answer answer = client.post(path, body, headers);
            id[0] = answer.body().path("id").asText();
            return answer.ok();
        });
        return id[0];
    }

    /** A move that was done but not answered is refused when it is repeated: then it is there as well. */
    private void move(String complaint, String verb, Map<String, Object> body) {
        untilDone(() -> {
            Answer answer = client.post("/v1/feedback/" + complaint + "/" + verb, body, Map.of());
            return answer.ok() || answer.code().equals("FEEDBACK_MOVE_NOT_ALLOWED");
        });
    }

    private void untilDone(BooleanSupplier call) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS) * (Drills.LONG ? 10 : 1);
        while (!call.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No success in time; refused with " + client.refusals());
            }
            LockSupport.parkNanos(RETRY_AFTER_NANOS);
        }
        writes.incrementAndGet();
    }
}
