package io.abmsuite.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Gives a test run what a user would run: a fresh PostgreSQL database with a role that owns it and one that serves,
 * Kafka topics of its own, and a key pair that signs tokens ({@link Tokens}).
 */
public class InfraResource implements QuarkusTestResourceLifecycleManager {

    private static final List<String> TOPICS = List.of(
            "abm.accounts",
            "abm.contacts",
            "abm.account-events",
            "abm.sales",
            "abm.feedback",
            "abm.classes",
            "abm.segments",
            "abm.engagements");
    private static final int PARTITIONS = 3;

    private final String run = random(6);
    private final String role = "t_" + run;
    private final String password = random(16);
    private final String owner = role + "_owner";
    private final String ownerPassword = random(16);
    private SharedInfra infra;

    @Override
    public Map<String, String> start() {
        infra = SharedInfra.join();
        createDatabase();
        createTopics();
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
        AnswerCheck.install();
        Map<String, String> settings = new HashMap<>();
        String address = "localhost:" + infra.postgresPort() + "/" + role;
        settings.put("quarkus.datasource.username", role);
        settings.put("quarkus.datasource.password", password);
        settings.put("quarkus.flyway.username", owner);
        settings.put("quarkus.flyway.password", ownerPassword);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + address);
        settings.put("quarkus.datasource.reactive.url", "vertx-reactive:postgresql://" + address);
        settings.put("kafka.bootstrap.servers", infra.kafka());
        settings.put("abm.topic-prefix", prefix());
        settings.put("abm.group-suffix", "-" + run);
        settings.put(
                "abm.cursor-key",
                Base64.getEncoder().encodeToString(random(16).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        settings.put("quarkus.oidc.public-key", Tokens.publicKey());
        // Callers of tests see all teams unless their token says otherwise.
        settings.put("abm.access", "team");
        return settings;
    }

    @Override
    public void stop() {
        if (infra == null) {
            return;
        }
        superuser(
                "drop database if exists " + role + " with (force)",
                "drop role if exists " + role,
                "drop role if exists " + owner);
        try (Admin admin = admin()) {
            admin.deleteTopics(TOPICS.stream().map(topic -> prefix() + topic).toList());
        }
    }

    private String prefix() {
        return "t" + run + ".";
    }

    private void createDatabase() {
        superuser(
                "create role " + role + " login password '" + password + "'",
                "create role " + owner + " login password '" + ownerPassword + "'",
                "create database " + role + " owner " + owner,
                "revoke connect on database " + role + " from public",
                "grant connect on database " + role + " to " + role);
    }

    private void superuser(String... statements) {
        String url = "jdbc:postgresql://localhost:" + infra.postgresPort() + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, infra.superuser(), infra.superuserPassword());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The test database could not be prepared.", failure);
        }
    }

    private void createTopics() {
        Stream<NewTopic> topics = TOPICS.stream().map(topic -> new NewTopic(prefix() + topic, PARTITIONS, (short) 1));
        try (Admin admin = admin()) {
            admin.createTopics(topics.toList()).all().get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The test topics could not be created.", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", infra.kafka()));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
