package io.abmsuite.suite.launch;

import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.launch.SuiteState.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Starts and stops a suite: PostgreSQL and Kafka as one process, then the three services at once. What an earlier start
 * left behind is stopped first; data is kept.
 */
public final class Launcher {

    /** Name of the process that holds PostgreSQL and Kafka. */
    public static final String INFRA = "infra";

    /** Setting with the issuer whose tokens the services accept; without it they accept those the launcher signs. */
    public static final String ISSUER = "QUARKUS_OIDC_AUTH_SERVER_URL";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final Map<Service, Integer> ports;
    private final Map<String, String> settings;
    private final PrintWriter out;

    public Launcher(Path data, Map<Service, Integer> ports, PrintWriter out) {
        this(data, ports, Map.of(), out);
    }

    /** With settings for all services, by the names of their environment. */
    public Launcher(Path data, Map<Service, Integer> ports, Map<String, String> settings, PrintWriter out) {
        this.data = data.toAbsolutePath().normalize();
        this.ports = new EnumMap<>(ports);
        this.settings = Map.copyOf(settings);
        this.out = out;
    }

    /** Starts everything and waits until each service is ready. */
    public SuiteState up() {
        refuseSecondSuite();
        long begin = System.nanoTime();
        Map<Service, Integer> claimed = new EnumMap<>(Service.class);
        ports.forEach((service, port) -> claimed.put(service, Ports.claim(port, service)));
        SuiteState state = new SuiteState(data.toString(), List.of());
        try {
            Infra infra = startInfra(state, Infra.ANYWHERE);
            state = SuiteState.read();
            Secrets secrets = new Secrets(data);
            Databases.prepare(infra, secrets);
            for (Service service : Service.values()) {
                start(service, claimed.get(service), infra, secrets);
            }
            state = awaitReady();
        } catch (RuntimeException failure) {
            stopLeftOvers();
            throw failure;
        }
        say("ready after %.1f s", (System.nanoTime() - begin) / 1e9);
        return state;
    }

    /** Starts services again, for example after they were killed. */
    public SuiteState restart(Service... services) {
        SuiteState state = SuiteState.require();
        for (Service service : services) {
            int port = state.part(service.id()).port();
            start(service, port, Infra.read(infraState()), new Secrets(data));
        }
        return awaitReady();
    }

    /** Starts one more instance of each of these services, on free ports; {@link #down} stops them with the others. */
    public List<Part> others(Service... services) {
        Infra infra = Infra.read(infraState());
        for (Service service : services) {
            start(service, other(service), Ports.claim(0, service), infra, new Secrets(data));
        }
        SuiteState state = SuiteState.read();
        List<Part> others = Arrays.stream(services)
                .map(service -> state.part(other(service)))
                .toList();
        for (Part part : others) {
            Path log = Folders.log(data, part.name());
            Processes.await(part.name(), part.handle(), log, PATIENCE, () -> Processes.isReady(part.port()));
        }
        return others;
    }

    private static String other(Service service) {
        return service.id() + "-2";
    }

    /** Starts PostgreSQL and Kafka again where they were, after their process was killed. */
    public SuiteState restartInfra() {
        startInfra(SuiteState.require(), Infra.read(infraState()));
        return SuiteState.read();
    }

    private void refuseSecondSuite() {
        SuiteState running = SuiteState.read();
        if (running == null) {
            return;
        }
        long alive = running.processes().stream()
                .filter(part -> part.handle() != null)
                .count();
        if (alive == running.processes().size() && alive > Service.values().length) {
            throw new SuiteException("A suite is running already, with its data in " + running.data()
                    + ". See deploy/abm status; stop it with deploy/abm down.");
        }
        if (alive > 0) {
            say("an earlier start left %d processes behind; stopping them", alive);
        }
        stopLeftOvers();
    }

    private Infra startInfra(SuiteState state, Infra wanted) {
        say("starting PostgreSQL and Kafka, data in %s", data);
        Path log = Folders.log(data, INFRA);
        Path told = infraState();
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(told);
        } catch (IOException failure) {
            throw new SuiteException("The data folder " + data + " cannot be used: " + failure.getMessage(), failure);
        }
        List<String> arguments = List.of(
                "--data", data.resolve(INFRA).toString(),
                "--binaries", data.resolve("bin").toString(),
                "--state", told.toString(),
                "--postgres-port", Integer.toString(wanted.postgresPort()),
                "--kafka-port", Integer.toString(wanted.kafkaPort()));
        Process process = Processes.startJava(
                List.of("-Xmx320m", "-XX:+UseSerialGC"),
                Folders.root().resolve("deploy/infra/target/infra.jar"),
                arguments,
                Map.of(),
                log);
        state.with(Part.of(INFRA, process.toHandle(), 0)).write();
        Processes.await("PostgreSQL or Kafka", process.toHandle(), log, PATIENCE, () -> Files.exists(told));
        Infra infra = Infra.read(told);
        say("PostgreSQL on port %d, Kafka on port %d", infra.postgresPort(), infra.kafkaPort());
        return infra;
    }

    private void start(Service service, int port, Infra infra, Secrets secrets) {
        start(service, service.id(), port, infra, secrets);
    }

    private void start(Service service, String name, int port, Infra infra, Secrets secrets) {
        Map<String, String> environment = new java.util.HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", "localhost");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_DATASOURCE_USERNAME", service.id());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", Databases.password(service, secrets));
        environment.put("QUARKUS_FLYWAY_USERNAME", Databases.owner(service));
        environment.put("QUARKUS_FLYWAY_PASSWORD", Databases.ownerPassword(service, secrets));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", infra.jdbc(service.id()));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", infra.reactive(service.id()));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", infra.kafka());
        if (settings.containsKey(ISSUER)) {
            environment.put("QUARKUS_PROFILE", "prod");
        } else {
            environment.put("QUARKUS_PROFILE", "local");
            environment.put("QUARKUS_OIDC_PUBLIC_KEY", Tokens.publicKey(secrets.tokenKeys()));
        }
        environment.put("ABM_CURSOR_KEY", secrets.text("cursor-key"));
        Process process = Processes.startJava(
                serviceFlags(),
                Folders.root().resolve(service.id() + "-service/target/quarkus-app/quarkus-run.jar"),
                List.of(),
                environment,
                Folders.log(data, name));
        SuiteState.read().with(Part.of(name, process.toHandle(), port)).write();
    }

    /**
     * The flags of a service's JVM; {@code ABM_JAVA_FLAGS} adds to them, and the later one counts. The young generation is
     * large from the beginning: what a collection of it costs is the same for few requests as for many.
     */
    public static List<String> serviceFlags() {
        List<String> flags = new ArrayList<>(List.of(
                "-Xms96m",
                "-XX:NewSize=48m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=192m",
                "-Xshare:auto"));
        String more = System.getProperty("abm.java.flags", System.getenv().getOrDefault("ABM_JAVA_FLAGS", ""));
        more.lines()
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .filter(flag -> !flag.isBlank())
                .forEach(flags::add);
        return flags;
    }

    private SuiteState awaitReady() {
        SuiteState state = SuiteState.read();
        for (Service service : Service.values()) {
            Part part = state.part(service.id());
            ProcessHandle process = part.handle();
            if (process == null) {
                Path log = Folders.log(data, service.id());
                throw new SuiteException(
                        "The " + service.id() + " service has died. The end of " + log + ":\n" + Processes.tail(log));
            }
            Processes.await(
                    "The " + service.id() + " service",
                    process,
                    Folders.log(data, service.id()),
                    PATIENCE,
                    () -> Processes.isReady(part.port()));
            say("%s is ready", service.id());
        }
        return state;
    }

    private Path infraState() {
        return data.resolve("infra.properties");
    }

    /** Stops the suite of the state file: the services at once, then PostgreSQL and Kafka. Data is kept. */
    public static int down(PrintWriter out) {
        SuiteState state = SuiteState.read();
        if (state == null) {
            return 0;
        }
        List<Part> running =
                state.processes().stream().filter(part -> part.handle() != null).toList();
        List<Part> services =
                running.stream().filter(part -> !part.name().equals(INFRA)).toList();
        for (Part part : services) {
            out.println("stopping " + part.name());
            part.handle().destroy();
        }
        out.flush();
        services.forEach(Launcher::stop);
        running.stream().filter(part -> part.name().equals(INFRA)).forEach(Launcher::stop);
        SuiteState.forget();
        return running.size();
    }

    private static void stop(Part part) {
        ProcessHandle process = part.handle();
        if (process != null) {
            Processes.stop(process, STOP_PATIENCE);
        }
    }

    private void stopLeftOvers() {
        down(new PrintWriter(java.io.Writer.nullWriter()));
    }

    private void say(String format, Object... values) {
        out.println(String.format(java.util.Locale.ROOT, format, values));
        out.flush();
    }
}
