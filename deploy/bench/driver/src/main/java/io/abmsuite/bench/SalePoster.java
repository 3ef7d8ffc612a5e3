package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts batches of sales over several connections; every sale must be taken. */
final class SalePoster implements AutoCloseable {

    private static final String TAKEN = "\"status\":202";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads;
    private final HttpRequest.Builder request;
    private final int connections;

    SalePoster(String address, String token, int connections) {
        this.connections = connections;
        this.threads = Executors.newFixedThreadPool(connections);
        this.request = HttpRequest.newBuilder(URI.create(address + "/v1/sales/batch"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** Lets a batch, by its number, be posted. */
    interface Gate {

        /** Returns as soon as it may be posted. */
        void await(int batch) throws SQLException;
    }

    /** Posts these bodies of so many sales each, as fast as they are answered; answers with sales per second. */
    double rate(List<Path> bodies, int each) {
        return rate(bodies, each, batch -> {});
    }

    /** The same, each as soon as the gate lets it. */
    double rate(List<Path> bodies, int each, Gate gate) {
        AtomicInteger next = new AtomicInteger();
        long begin = System.nanoTime();
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            done.add(threads.submit(() -> {
                for (int at = next.getAndIncrement(); at < bodies.size(); at = next.getAndIncrement()) {
                    byte[] body = Files.readAllBytes(bodies.get(at));
                    gate.await(at);
                    post(body, each);
                }
                return null;
            }));
        }
        try {
            for (Future<?> one : done) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new SuiteException(
                    "Not every sale was taken: " + failure.getCause().getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted while waiting.", interrupted);
        }
        return bodies.size() * (double) each * 1e9 / (System.nanoTime() - begin);
    }

    /** Posts one body; fails unless all of its sales are taken. */
    void post(byte[] body, int sales) throws IOException, InterruptedException {
        HttpRequest one = request.copy()
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        String answer = http.send(one, HttpResponse.BodyHandlers.ofString()).body();
        int taken = 0;
        for (int at = answer.indexOf(TAKEN); at >= 0; at = answer.indexOf(TAKEN, at + 1)) {
            taken++;
        }
        if (taken != sales) {
            throw new SuiteException(taken + " of " + sales + " sales were taken: "
                    + answer.substring(0, Math.min(300, answer.length())));
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
