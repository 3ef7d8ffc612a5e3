package io.abmsuite.suite.launch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.suite.SuiteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A running suite: where its data is, and its processes.
 *
 * @param processes in the order of their start
 */
public record SuiteState(String data, List<Part> processes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A process of the suite. The start time tells it from another process that got the same number later.
     *
     * @param port 0 if it has none to speak of
     */
    public record Part(String name, long pid, long startedAt, int port) {

        /** The process if it still runs; null if it is gone, or dead and only not collected yet: that one has no command. */
        public ProcessHandle handle() {
            return ProcessHandle.of(pid)
                    .filter(process -> startOf(process) == startedAt)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().command().isPresent())
                    .orElse(null);
        }

        /** Memory it holds, in bytes (proportional share of shared pages); 0 if it cannot be told. */
        public long memory() {
            Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
            try (Stream<String> lines = Files.lines(file)) {
                return lines.filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                        .findFirst()
                        .orElse(0);
            } catch (IOException | UncheckedIOException unknown) {
                return 0;
            }
        }

        static Part of(String name, ProcessHandle process, int port) {
            return new Part(name, process.pid(), startOf(process), port);
        }

        private static long startOf(ProcessHandle process) {
            return process.info()
                    .startInstant()
                    .map(java.time.Instant::toEpochMilli)
                    .orElse(0L);
        }
    }

    /** The suite of the state file; null if there is none. */
    public static SuiteState read() {
        Path file = Folders.stateFile();
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), SuiteState.class) : null;
        } catch (IOException broken) {
            throw new SuiteException(
                    "The state file " + file + " cannot be read; remove it if no suite is running.", broken);
        }
    }

    /** The running suite; tells how to start one if there is none. */
    public static SuiteState require() {
        SuiteState state = read();
        if (state == null || !state.isRunning()) {
            throw new SuiteException("No suite is running. Start one with: deploy/abm up --detach");
        }
        return state;
    }

    /** Writes the state file, whole or not at all. */
    void write() {
        Path file = Folders.stateFile();
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".tmp");
            JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), this);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new SuiteException("The state file " + file + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    /** Removes the state file. */
    static void forget() {
        try {
            Files.deleteIfExists(Folders.stateFile());
        } catch (IOException failure) {
            throw new SuiteException("The state file cannot be removed: " + failure.getMessage(), failure);
        }
    }

    SuiteState with(Part part) {
        List<Part> all = new ArrayList<>(processes);
        all.removeIf(one -> one.name().equals(part.name()));
        all.add(part);
        return new SuiteState(data, all);
    }

    /** True if any of its processes runs. */
    @JsonIgnore
    public boolean isRunning() {
        return processes.stream().anyMatch(part -> part.handle() != null);
    }

    /** The part of this name; tells the names if there is none. */
    public Part part(String name) {
        return processes.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SuiteException("The running suite has no part " + name + "; it has "
                        + processes.stream().map(Part::name).toList() + "."));
    }

    /** Folder of its data. */
    public Path dataFolder() {
        return Path.of(data);
    }

    /** Address of a service. */
    public String address(Service service) {
        return "http://localhost:" + part(service.id()).port();
    }

    /** Addresses by service name. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new java.util.LinkedHashMap<>();
        for (Service service : Service.values()) {
            addresses.put(service.id(), address(service));
        }
        return addresses;
    }
}
