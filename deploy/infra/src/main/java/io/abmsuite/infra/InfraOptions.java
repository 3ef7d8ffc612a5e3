package io.abmsuite.infra;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the infrastructure is started with, given as {@code --name value}.
 *
 * @param data folder for everything that is kept
 * @param binaries folder PostgreSQL is unpacked to; may be shared by several data folders
 * @param postgresPort 0 takes a free port
 * @param kafkaPort 0 takes a free port
 * @param state file written when both are ready
 * @param ownerPid process with which the infrastructure ends; 0 for none
 * @param durable false trades safety of the data for speed; for tests
 * @param createTopics true creates the suite's topics
 */
record InfraOptions(
        Path data,
        Path binaries,
        int postgresPort,
        int kafkaPort,
        Path state,
        long ownerPid,
        boolean durable,
        boolean createTopics) {

    private static final Set<String> NAMES =
            Set.of("data", "binaries", "postgres-port", "kafka-port", "state", "owner-pid", "durable", "create-topics");

    static InfraOptions parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (!NAMES.contains(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "Unknown or incomplete option " + arguments[i] + "; known: " + NAMES);
            }
            values.put(name, arguments[i + 1]);
        }
        if (!values.containsKey("data") || !values.containsKey("state")) {
            throw new IllegalArgumentException("--data and --state are required");
        }
        Path data = Path.of(values.get("data")).toAbsolutePath();
        return new InfraOptions(
                data,
                Path.of(values.getOrDefault("binaries", data.resolve("bin").toString()))
                        .toAbsolutePath(),
                Integer.parseInt(values.getOrDefault("postgres-port", "0")),
                Integer.parseInt(values.getOrDefault("kafka-port", "0")),
                Path.of(values.get("state")).toAbsolutePath(),
                Long.parseLong(values.getOrDefault("owner-pid", "0")),
                Boolean.parseBoolean(values.getOrDefault("durable", "true")),
                Boolean.parseBoolean(values.getOrDefault("create-topics", "true")));
    }
}
