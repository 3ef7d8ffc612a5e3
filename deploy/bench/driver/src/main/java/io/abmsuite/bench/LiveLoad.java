package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Sales at a steady rate in small batches. One sale of each is the first of its account: that makes a customer of a
 * prospect and is published at once. Measured is how long after the answer the new class can be read.
 */
final class LiveLoad {

    static final int BATCHES_A_SECOND = 20;

    private static final int CONNECTIONS = 4;
    private static final long LOOK_NANOS = 2_000_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final String READABLE =
            "select account_id from account_class where account_id = any(?) and lifecycle <> 'PROSPECT'";

    private final BenchSuite suite;
    private final Connection classes;
    private final int accounts;
    private final List<UUID> fresh;
    private final LocalDate day;
    private final int batch;
    private final SplittableRandom random = new SplittableRandom(7);
    private int next;

    /** Sales of the accounts B1, B2, ..., and first sales of the fresh ones, in this order. */
    LiveLoad(BenchSuite suite, Connection classes, int accounts, List<UUID> fresh, LocalDate day, int rate) {
        this.suite = suite;
        this.classes = classes;
        this.accounts = accounts;
        this.fresh = fresh;
        this.day = day;
        this.batch = Math.max(1, rate / BATCHES_A_SECOND);
    }

    /** Keeps the load up for so long; answers with the milliseconds from each first sale's answer to its class. */
    List<Double> run(int seconds) throws SQLException {
        int batches = seconds * BATCHES_A_SECOND;
        Map<UUID, Long> answered = new ConcurrentHashMap<>();
        AtomicReference<Exception> failed = new AtomicReference<>();
        List<Double> millis = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try (SalePoster poster = new SalePoster(suite.address(), suite.token(), 1);
                PreparedStatement look = classes.prepareStatement(READABLE)) {
            long begin = System.nanoTime();
            int sent = 0;
            while (millis.size() < batches) {
                long now = System.nanoTime();
                if (sent < batches && now - begin >= sent * 1_000_000_000L / BATCHES_A_SECOND) {
                    UUID account = fresh.get(next);
                    byte[] body = body(account);
                    threads.execute(() -> post(poster, body, account, answered, failed));
                    sent++;
                }
                look(look, answered, millis);
                if (failed.get() != null || now - begin > seconds * 1_000_000_000L + PATIENCE_NANOS) {
                    throw new SuiteException(
                            "Only " + millis.size() + " of " + sent + " first sales made a customer.", failed.get());
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } finally {
            threads.shutdown();
        }
        return millis;
    }

    private void post(
            SalePoster poster, byte[] body, UUID account, Map<UUID, Long> answered, AtomicReference<Exception> failed) {
        try {
            poster.post(body, batch);
            answered.put(account, System.nanoTime());
        } catch (IOException | InterruptedException | SuiteException failure) {
            failed.set(failure);
        }
    }

    private void look(PreparedStatement look, Map<UUID, Long> answered, List<Double> millis) throws SQLException {
        if (answered.isEmpty()) {
            return;
        }
        Array open = classes.createArrayOf("uuid", answered.keySet().toArray());
        look.setArray(1, open);
        try (ResultSet rows = look.executeQuery()) {
            long now = System.nanoTime();
            while (rows.next()) {
                long answer = answered.remove(rows.getObject(1, UUID.class));
                millis.add((now - answer) / 1e6);
            }
        }
        open.free();
    }

    private byte[] body(UUID account) {
        StringBuilder body = new StringBuilder("{\"items\":[");
        sale(body, account.toString(), 0);
        for (int i = 1; i < batch; i++) {
            sale(body.append(','), "code:B" + (1 + random.nextInt(accounts)), i);
        }
        next++;
        return body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void sale(StringBuilder body, String account, int line) {
        body.append("{\"saleId\":\"L")
                .append(next)
                .append('-')
                .append(line)
                .append("\",\"source\":\"bench\",\"account\":\"")
                .append(account)
                .append("\",\"occurredOn\":\"")
                .append(day)
                .append("\",\"amount\":{\"amount\":\"")
                .append(10 + random.nextInt(5_000))
                .append(".50\",\"currency\":\"EUR\"}}");
    }
}
