package io.abmsuite.suite.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.api.Importing;
import io.abmsuite.suite.api.Segmenting;
import io.abmsuite.suite.launch.Launcher;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        ProcessHandle process = state.part(service.id()).handle();
        process.destroyForcibly();
        process.onExit().join();
    }

    void restart(Service service) {
        state = launcher.restart(service);
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
