package io.abmsuite.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of the project, for tests that compare documents with code. */
public final class ProjectFiles {

    private ProjectFiles() {}

    /** Text of a file, by its path in the project. */
    public static String read(String path) {
        return text(SharedInfra.root().resolve(path));
    }

    /** The path of a file in the project. */
    public static String relative(Path file) {
        return SharedInfra.root().relativize(file).toString();
    }

    /** Main sources of the platform and of all services. */
    public static List<String> sources() {
        try (Stream<Path> modules = Files.list(SharedInfra.root())) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ProjectFiles::javaFiles)
                    .map(ProjectFiles::text)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Main sources of the platform and of all services, by the name of their class. */
    public static Map<String, String> sourcesByName() {
        try (Stream<Path> modules = Files.list(SharedInfra.root())) {
            Map<String, String> sources = new TreeMap<>();
            modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ProjectFiles::javaFiles)
                    .forEach(file -> sources.merge(
                            file.getFileName().toString().replace(".java", ""), text(file), String::concat));
            return sources;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Test sources of a module. */
    public static List<String> testSources(String module) {
        return javaFiles(SharedInfra.root().resolve(module).resolve("src/test/java"))
                .map(ProjectFiles::text)
                .toList();
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
