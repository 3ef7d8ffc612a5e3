package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.suite.launch.Folders;
import io.abmsuite.suite.launch.Infra;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever is taken away under load, nothing that was answered is lost or counted twice, the order of each account is
 * kept, and everything converges within a minute after the last part is back, without a restart by hand.
 */
class OutageDrillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final int HANG_UPS = 1000;

    /** What libraries say of their own closing: a caller turned away at the port, unread, and a poll of a closed consumer. */
    private static final List<String> OF_CLOSING =
            List.of("Failed to register an accepted channel", "This consumer has already been closed");

    private static final int MORE_SALES = 5000;
    private static final int MORE_WRITES = 50;

    private static TestSuite suite;
    private static Path data;
    private static Postgres postgres;
    private static Convergence convergence;

    private final DrillClient client = new DrillClient(suite.state());

    @BeforeAll
    static void start() throws IOException {
        suite = TestSuite.start();
        data = suite.state().dataFolder();
        postgres = new Postgres(data);
        convergence = new Convergence(
                postgres, new Wire(Infra.read(data.resolve("infra.properties")).kafka()));
        importAccounts();
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void losesNothingWhenPostgresIsKilled() {
        Load load = Load.on(client);
        for (int i = 0; i < Drills.times(2, 3); i++) {
            awaitMore(load);
            postgres.kill();
            outage();
            postgres.start();
            awaitMore(load);
        }
        load.close();

        convergence.check(load);
        assertThat(client.refusals()).allMatch(refusal -> refusal.startsWith("503 ") || refusal.startsWith("409 "));
    }

    @Test
    void losesNothingWhenKafkaIsKilled() {
        Load load = Load.on(client);
        awaitMore(load);
        suite.killInfra();
        int before = load.opened().size();
        await().atMost(PATIENCE).until(() -> load.opened().size() > before + 5);
        outage();
        suite.restartInfra();
        awaitMore(load);
        load.close();

        convergence.check(load);
        assertThat(client.refusals()).allMatch(refusal -> refusal.startsWith("503 ") || refusal.startsWith("409 "));
    }

    @Test
    void stopsWithoutBreakingWhatWasAccepted() throws IOException {
        Load load = Load.on(client);
        for (int i = 0; i < Drills.times(3, 20); i++) {
            Service service = Service.values()[i % Service.values().length];
            awaitMore(load);
            long logged = Files.size(Folders.log(data, service.id()));

            Duration took = suite.stop(service);
            List<String> complaints = complaintsOf(service, logged);
            String waiting = postgres.value(service.id(), "select count(*) from outbox");
            suite.restart(service);

            assertThat(took).isLessThan(STOP_LIMIT);
            assertThat(complaints).isEmpty();
            assertThat(waiting).isEqualTo("0");
        }
        awaitMore(load);
        load.close();

        convergence.check(load);
        assertThat(client.refusals()).isSubsetOf("503 STOPPING");
    }

    @Test
    void countsEachSaleOnceWhileInstancesComeAndGo() {
        Load load = Load.on(client);
        for (int i = 0; i < Drills.times(1, 10); i++) {
            List<Part> others = suite.others(Service.SEGMENTATION, Service.ACCOUNTS);
            awaitMore(load);
            others.forEach(suite::kill);
            awaitMore(load);
        }
        await().atMost(PATIENCE).until(() -> load.sales() >= Drills.times(50_000, 200_000));
        load.close();

        convergence.check(load);
    }

    @Test
    void keepsNoConnectionOfCallersThatHangUp() {
        for (int i = 0; i < HANG_UPS; i++) {
            hangUp(i);
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(postgres.query("accounts", """
                        select state, query from pg_stat_activity where usename = 'accounts' and state <> 'idle'
                        and now() - state_change > interval '2 seconds'
                        """)).isEmpty());
        Load load = Load.on(client);
        awaitMore(load);
        load.close();
        convergence.check(load);
    }

    private static void awaitMore(Load load) {
        int sales = load.sales();
        int writes = load.writes();
        await().atMost(PATIENCE)
                .until(() -> load.sales() >= sales + MORE_SALES && load.writes() >= writes + MORE_WRITES);
    }

    private static void outage() {
        Duration length = Drills.LONG ? Duration.ofMinutes(10) : Duration.ofSeconds(6);
        await().pollDelay(length).atMost(length.plus(PATIENCE)).until(() -> true);
    }

    /** What a service had to complain about while it stopped. */
    private static List<String> complaintsOf(Service service, long from) throws IOException {
        byte[] log = Files.readAllBytes(Folders.log(data, service.id()));
        return new String(log, (int) from, (int) (log.length - from), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .filter(line -> OF_CLOSING.stream().noneMatch(line::contains))
                .toList();
    }

    /** Sends a request and is gone a millisecond later; every other one is a write. */
    private void hangUp(int number) {
        String body = "{\"name\":\"Hang up " + number + "\"}";
        String request = (number % 2 == 0 ? "POST" : "GET") + " /v1/accounts HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + client.token() + "\r\nContent-Type: application/json\r\nContent-Length: "
                + (number % 2 == 0 ? body.length() + "\r\n\r\n" + body : "0\r\n\r\n");
        int port = suite.state().part(Service.ACCOUNTS.id()).port();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        } catch (IOException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void importAccounts() throws IOException {
        StringBuilder rows = new StringBuilder("account_id,name\n");
        for (int i = 0; i < 50; i++) {
            rows.append('K').append(i).append(",Account ").append(i).append('\n');
        }
        Path file = Files.writeString(suite.folder().resolve("accounts.csv"), rows);
        suite.importing().awaitApplied(suite.importing().run("accounts", file, "drill"));
    }
}
