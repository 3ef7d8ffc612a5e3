package io.abmsuite.suite.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.api.Importing;
import io.abmsuite.suite.api.Segmenting;
import io.abmsuite.suite.launch.Launcher;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import io.abmsuite.suite.launch.SuiteState.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged suite on free ports, with data of its own that is removed in the end. */
final class TestSuite implements AutoCloseable {

    private final Path folder;
    private final Launcher launcher;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private SuiteState state;

    private TestSuite(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.launcher = new Launcher(
                folder.resolve("data"),
                Map.of(Service.ACCOUNTS, 0, Service.SEGMENTATION, 0, Service.CAMPAIGNS, 0),
                settings,
                out);
    }

    static TestSuite start() {
        return start(Map.of());
    }

    /** With settings for all services, by the names of their environment. */
    static TestSuite start(Map<String, String> settings) {
        try {
            Path folder = Files.createTempDirectory("abm-suite");
            System.setProperty("abm.state", folder.resolve("state.json").toString());
            System.setProperty("abm.java.flags", "-XX:TieredStopAtLevel=1"); // most of a journey's time is starts
            TestSuite suite = new TestSuite(folder, settings);
            suite.state = suite.launcher.up();
            return suite;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path folder() {
        return folder;
    }

    SuiteState state() {
        return state;
    }

    Api api(String subject) {
        return Api.as(subject, state);
    }

    Api apiOfTeam(String subject, String team) {
        return Api.ofTeams(subject, List.of(team), state);
    }

    Importing importing() {
        return new Importing(api("tester"), out);
    }

    JsonNode segment(String asOf) {
        return new Segmenting(api("tester")).run("standard", asOf, Map.of());
    }

    /** Ends a service without any warning. */
    void kill(Service service) {
        kill(state.part(service.id()));
    }

    /** Ends a process without any warning. */
    void kill(Part part) {
        ProcessHandle process = part.handle();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Ends Kafka without any warning; PostgreSQL is a process of its own and stays. */
    void killInfra() {
        kill(state.part(Launcher.INFRA));
    }

    /** Starts PostgreSQL and Kafka again where they were. */
    void restartInfra() {
        state = launcher.restartInfra();
    }

    /** Starts one more instance of each of these services. */
    List<Part> others(Service... services) {
        return launcher.others(services);
    }

    /** Asks a service to stop and tells how long that took. */
    Duration stop(Service service) {
        ProcessHandle process = SuiteState.read().part(service.id()).handle();
        long begin = System.nanoTime();
        process.destroy();
        process.onExit().join();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    void restart(Service... services) {
        state = launcher.restart(services);
    }

    /** Stops everything and starts it again on the same data. */
    void stopAndStart() {
        Launcher.down(out);
        state = launcher.up();
    }

    @Override
    public void close() {
        Launcher.down(out);
        System.clearProperty("abm.state");
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
