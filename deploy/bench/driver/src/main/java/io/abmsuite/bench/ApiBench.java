package io.abmsuite.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.launch.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads and writes of the accounts service against the bare client and against pgbench. */
@Command(name = "api", description = "GET by id, a filtered list of 50, and a write, against their peers.")
final class ApiBench implements Callable<Integer> {

    private static final Pattern TPS = Pattern.compile("tps = ([\\d.]+)");

    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", defaultValue = "10000", description = "Accounts there are (${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--seconds", defaultValue = "8", description = "Length of a round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "6",
            description = "Rounds before that do not count (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds that count (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--connections", defaultValue = "16", description = "Requests under way (${DEFAULT-VALUE}).")
    private int connections;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (BenchSuite suite = BenchSuite.start(out);
                Peer peer = new Peer(suite)) {
            suite.importAccounts(AccountFile.write(suite.folder().resolve("accounts.csv"), 1, accounts));
            suite.sql("vacuum analyze");
            JsonNode account = suite.api().get(Service.ACCOUNTS, "/v1/accounts/code:B77");
            Wrk wrk = new Wrk(suite.token());
            Comparison comparison = new Comparison(warmUp, rounds, out);
            String id = account.path("id").asText();
            comparison.compare(
                    "GET by id",
                    0.70,
                    () -> wrk.rate(suite.address() + "/v1/accounts/" + id, connections, seconds, null),
                    () -> wrk.rate(peer.address() + "/accounts/" + id, connections, seconds, null));
            String filter = "filter=country%20%3D%20%22Germany%22&limit=50";
            comparison.compare(
                    "list of 50 with a filter",
                    0.60,
                    () -> wrk.rate(suite.address() + "/v1/accounts?" + filter, connections, seconds, null),
                    () -> wrk.rate(peer.address() + "/accounts?country=Germany", connections, seconds, null));
            Path post = resource(suite, "post-account.lua");
            Path sql = resource(suite, "open-account.sql");
            comparison.compare(
                    "write with outbox, audit and idempotency",
                    0.40,
                    () -> wrk.rate(suite.address() + "/v1/accounts", connections, seconds, post),
                    () -> pgbench(suite, sql));
            comparison.report();
        }
        return 0;
    }

    private double pgbench(BenchSuite suite, Path sql) {
        String said = Commands.run(
                List.of(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-h",
                        "localhost",
                        "-p",
                        Integer.toString(suite.postgresPort()),
                        "-U",
                        suite.role().get("name"),
                        "-c",
                        Integer.toString(connections),
                        "-j",
                        "1",
                        "-T",
                        Integer.toString(seconds),
                        "-f",
                        sql.toString(),
                        Service.ACCOUNTS.id()),
                Map.of("PGPASSWORD", suite.role().get("password")));
        Matcher tps = TPS.matcher(said);
        if (!tps.find()) {
            throw new IllegalStateException("pgbench said nothing of the kind expected: " + said);
        }
        return Double.parseDouble(tps.group(1));
    }

    private static Path resource(BenchSuite suite, String name) {
        Path file = suite.folder().resolve(name);
        try (InputStream in = ApiBench.class.getResourceAsStream(name)) {
            Files.copy(in, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file;
    }
}
