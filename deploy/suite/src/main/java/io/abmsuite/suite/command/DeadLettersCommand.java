package io.abmsuite.suite.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.api.DeadLetters;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code abm ops dead-letters}: messages that could not be applied. */
@Command(
        name = "dead-letters",
        description = "Look after messages that could not be applied.",
        mixinStandardHelpOptions = true)
public final class DeadLettersCommand {

    @Spec
    private CommandSpec spec;

    /** {@code list}: what waits, and what is held back behind it. */
    @Command(name = "list", description = "List them, oldest first.", mixinStandardHelpOptions = true)
    int list(
            @Parameters(paramLabel = "SERVICE", arity = "0..1", description = "Default: all of them.") String name,
            @Option(
                            names = "--filter",
                            defaultValue = "state = \"WAITING\"",
                            description = "By consumer, topic, key, code, state, failedAt. Default: ${DEFAULT-VALUE}")
                    String filter,
            @Option(
                            names = "--limit",
                            defaultValue = "50",
                            description = "At most so many of each service. Default: 50")
                    int limit) {
        DeadLetters letters = letters();
        for (Service service : services(name)) {
            List<JsonNode> found = letters.find(service, filter, limit);
            out().printf("%s: %d%n", service.id(), found.size());
            found.forEach(this::line);
        }
        out().flush();
        return 0;
    }

    /** {@code show}: one with its headers, payload and history. */
    @Command(name = "show", description = "Show one whole.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "SERVICE") String name, @Parameters(paramLabel = "ID") String id) {
        out().println(letters().get(Service.of(name), id).toPrettyString());
        out().flush();
        return 0;
    }

    /** {@code replay}: one by its id, or those a filter finds. Exit code 0 only if all of them were applied. */
    @Command(
            name = "replay",
            description =
                    "Apply one again, or all waiting ones that --filter finds (of all services, if none is named).",
            mixinStandardHelpOptions = true)
    int replay(
            @Parameters(paramLabel = "SERVICE", index = "0", arity = "0..1") String name,
            @Parameters(paramLabel = "ID", index = "1", arity = "0..1") String id,
            @Option(names = "--filter", description = "For example: consumer = \"accounts.segments\"") String filter,
            @Option(
                            names = "--limit",
                            defaultValue = "100",
                            description = "At most so many of each service. Default: 100")
                    int limit,
            @Option(names = "--reason", description = "Kept with the dead letter.") String reason) {
        if ((id == null) == (filter == null)) {
            throw new ParameterException(spec.commandLine(), "Give either SERVICE and ID, or --filter.");
        }
        DeadLetters letters = letters();
        if (id != null) {
            line(letters.replay(Service.of(name), id, reason));
            out().flush();
            return 0;
        }
        boolean all = true;
        for (Service service : services(name)) {
            all &= report(service, letters.replayAll(service, filter, limit, reason));
        }
        return all ? 0 : 1;
    }

    /** {@code discard}: gives one up; what it held back goes on. */
    @Command(
            name = "discard",
            description = "Give one up; what it held back is applied.",
            mixinStandardHelpOptions = true)
    int discard(
            @Parameters(paramLabel = "SERVICE") String name,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", required = true, description = "Kept with the dead letter.") String reason) {
        line(letters().discard(Service.of(name), id, reason));
        out().flush();
        return 0;
    }

    private static DeadLetters letters() {
        return new DeadLetters(Api.as("abm", SuiteState.require()));
    }

    private static List<Service> services(String name) {
        return name == null ? Arrays.asList(Service.values()) : List.of(Service.of(name));
    }

    private boolean report(Service service, JsonNode report) {
        boolean all = true;
        for (JsonNode item : report.path("items")) {
            boolean applied = item.path("status").asInt() == 200;
            all &= applied;
            out().printf(
                            "%-13s %s %s%n",
                            service.id(),
                            item.path("id").asText(),
                            applied
                                    ? "APPLIED"
                                    : item.path("problem").path("code").asText() + ": "
                                            + item.path("problem")
                                                    .path("detail")
                                                    .asText());
        }
        out().printf(
                        "%-13s %d replayed%s%n",
                        service.id(),
                        report.path("items").size(),
                        report.path("more").asBoolean() ? ", more are waiting" : "");
        out().flush();
        return all;
    }

    private void line(JsonNode letter) {
        out().printf(
                        "  %s %-9s %-22s %s key %s: %s %s%n",
                        letter.path("id").asText(),
                        letter.path("state").asText(),
                        letter.path("consumer").asText(),
                        letter.path("failedAt").asText(),
                        letter.path("key").asText("-"),
                        letter.path("code").asText(),
                        letter.path("cause").asText(""));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
