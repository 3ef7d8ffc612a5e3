package io.abmsuite.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was released, one folder per version with the OpenAPI documents, the event contracts and the checksum of each file.
 * Nothing in it is ever changed: whoever was promised it relies on it.
 */
public final class Releases {

    private static final String SUMS = "SHA256SUMS";
    private static final List<String> SERVICES = List.of("accounts", "segmentation", "campaigns");

    private final Path folder;

    /** The releases kept in this folder. */
    public Releases(Path folder) {
        this.folder = folder;
    }

    /** The releases of this project, {@code docs/released}. */
    public static Releases ofTheProject() {
        return new Releases(SharedInfra.root().resolve("docs/released"));
    }

    /** All versions, the oldest first. */
    public List<Path> versions() {
        return list(folder)
                .filter(Files::isDirectory)
                .sorted(Comparator.comparing(Releases::numbers, Arrays::compare))
                .toList();
    }

    /** Keeps today's documents and contracts of the project as this version. */
    public Path keep(String version) {
        Path root = SharedInfra.root();
        Path target = folder.resolve(version);
        for (String service : SERVICES) {
            copy(
                    root.resolve(service + "-service/src/main/openapi/" + service + ".yaml"),
                    target.resolve("openapi/" + service + ".yaml"));
        }
        Path contracts = root.resolve("docs/contracts");
        files(contracts).stream()
                .filter(file -> file.toString().endsWith(".json"))
                .forEach(file -> copy(file, target.resolve("contracts").resolve(contracts.relativize(file))));
        StringBuilder sums = new StringBuilder();
        sums(target)
                .forEach((file, sum) ->
                        sums.append(sum).append("  ").append(file).append('\n'));
        write(target.resolve(SUMS), sums.toString());
        return target;
    }

    /** Files of a version that are not what was released, as sentences. */
    public List<String> changes(Path version) {
        Map<String, String> released = new TreeMap<>();
        read(version.resolve(SUMS)).lines().forEach(line -> released.put(line.substring(66), line.substring(0, 64)));
        Map<String, String> found = sums(version);
        List<String> changes = new ArrayList<>();
        released.forEach((file, sum) -> {
            if (!sum.equals(found.get(file))) {
                changes.add(name(version) + "/" + file + (found.containsKey(file) ? " was changed" : " is missing"));
            }
        });
        found.keySet().stream()
                .filter(file -> !released.containsKey(file))
                .forEach(file -> changes.add(name(version) + "/" + file + " was added"));
        return changes;
    }

    /** The examples of an event type in all versions. */
    List<String> examples(String topic, String type) {
        return versions().stream()
                .map(version -> version.resolve("contracts").resolve(topic))
                .flatMap(Releases::list)
                .filter(file -> name(file).startsWith(type + ".example-"))
                .map(Releases::read)
                .toList();
    }

    private static int[] numbers(Path version) {
        return Arrays.stream(name(version).split("[.]"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private Map<String, String> sums(Path version) {
        Map<String, String> sums = new TreeMap<>();
        files(version).stream()
                .filter(file -> !name(file).equals(SUMS))
                .forEach(file -> sums.put(version.relativize(file).toString(), sum(file)));
        return sums;
    }

    private static String sum(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) {
        write(to, read(from));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
