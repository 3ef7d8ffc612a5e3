package io.abmsuite.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the files say about the events: the table of {@code docs/contracts}, schemas, examples, topics, tests. */
public final class Contracts {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String SCHEMA = ".schema.json";

    /** A row of the table in {@code docs/contracts/README.md}. */
    public record Topic(String key, Set<String> types, String from, Set<String> to) {}

    private Contracts() {}

    /** The AsyncAPI document as it is written. */
    public static JsonNode asyncApi() {
        return yaml("docs/contracts/asyncapi.yaml");
    }

    /** A YAML file of the project. */
    public static JsonNode yaml(String path) {
        try {
            return YAML.readTree(ProjectFiles.read(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The table that people read. */
    public static Map<String, Topic> table() {
        return ProjectFiles.read("docs/contracts/README.md")
                .lines()
                .filter(line -> line.startsWith("| `abm."))
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(
                        cells -> cells[1].strip().replace("`", ""), Contracts::row, (a, b) -> a, TreeMap::new));
    }

    private static Topic row(String[] cells) {
        String[] ends = cells[4].strip().split(" -> ");
        return new Topic(cells[2].strip(), names(cells[3]), ends[0], names(ends[1]));
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Partitions and settings of each topic, as the brokers are told. */
    public static Map<String, String> topicSettings() {
        Properties topics = new Properties();
        try {
            topics.load(new StringReader(ProjectFiles.read("deploy/infra/src/main/resources/topics.properties")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Map<String, String> settings = new TreeMap<>();
        topics.forEach((topic, setting) -> settings.put(topic.toString(), setting.toString()));
        return settings;
    }

    /** The types of each topic that have a schema. */
    public static Map<String, Set<String>> schemaFiles() {
        Map<String, Set<String>> types = new TreeMap<>();
        for (Path topic : list(SharedInfra.root().resolve("docs/contracts"))) {
            String name = topic.getFileName().toString();
            if (name.startsWith("abm.")) {
                types.put(
                        name,
                        list(topic).stream()
                                .map(file -> file.getFileName().toString())
                                .filter(file -> file.endsWith(SCHEMA))
                                .map(file -> file.replace(SCHEMA, ""))
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return types;
    }

    /** The example files of a type, relative to the document. */
    public static List<String> exampleFiles(String topic, String type) {
        return list(SharedInfra.root().resolve("docs/contracts").resolve(topic)).stream()
                .map(file -> file.getFileName().toString())
                .filter(file -> file.startsWith(type + ".example-"))
                .sorted()
                .map(file -> "./" + topic + "/" + file)
                .toList();
    }

    /** All test code of a service, without white space. */
    public static String testsOf(String service) {
        return ProjectFiles.testSources(service + "-service").stream()
                .map(source -> source.replaceAll("\\s+", ""))
                .collect(Collectors.joining("\n"));
    }

    /** True if a test class of the service reads the examples and names topic and type. */
    public static boolean readsExamples(String service, String topic, String type) {
        return ProjectFiles.testSources(service + "-service").stream()
                .anyMatch(source -> source.contains("ContractExamples.of(")
                        && source.contains("\"" + topic + "\"")
                        && source.contains("\"" + type + "\""));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
