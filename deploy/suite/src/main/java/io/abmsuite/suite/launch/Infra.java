package io.abmsuite.suite.launch;

import io.abmsuite.suite.SuiteException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where PostgreSQL and Kafka of a suite are, as their process tells it. */
public record Infra(int postgresPort, int kafkaPort, String superuser, Path passwordFile) {

    /** No wish where they should be. */
    static final Infra ANYWHERE = new Infra(0, 0, null, null);

    public static Infra read(Path stateFile) {
        Properties facts = new Properties();
        try (InputStream in = Files.newInputStream(stateFile)) {
            facts.load(in);
        } catch (IOException failure) {
            throw new SuiteException(
                    "PostgreSQL and Kafka did not tell where they are: " + failure.getMessage(), failure);
        }
        return new Infra(
                Integer.parseInt(facts.getProperty("postgresPort")),
                Integer.parseInt(facts.getProperty("kafkaPort")),
                facts.getProperty("postgresUser"),
                Path.of(facts.getProperty("postgresPasswordFile")));
    }

    public String jdbc(String database) {
        return "jdbc:postgresql://localhost:" + postgresPort + "/" + database;
    }

    String reactive(String database) {
        return "vertx-reactive:postgresql://localhost:" + postgresPort + "/" + database;
    }

    public String kafka() {
        return "localhost:" + kafkaPort;
    }

    public String superuserPassword() {
        try {
            return Files.readString(passwordFile).trim();
        } catch (IOException failure) {
            throw new SuiteException("The password of PostgreSQL cannot be read: " + failure.getMessage(), failure);
        }
    }
}
