package io.abmsuite.suite.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code abm ops audit}: whether the audit logs are as they were sealed. */
@Command(name = "audit", description = "Look after the audit logs.", mixinStandardHelpOptions = true)
public final class AuditCommand {

    @Spec
    private CommandSpec spec;

    /** {@code abm ops audit verify}: exit code 0 only if every chain is intact. */
    @Command(name = "verify", description = "Walk the chains and name the first entry that is not as it was sealed.")
    int verify(
            @Parameters(paramLabel = "SERVICE", arity = "0..1", description = "Default: all of them.") String name,
            @Option(
                            names = "--anchor",
                            paramLabel = "NUMBER:HASH",
                            description = "A seal noted before (needs a service): the chain must still hold it.")
                    String anchor) {
        if (anchor != null && name == null) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "An anchor belongs to one service; name it.");
        }
        Api api = Api.as("abm", SuiteState.require());
        List<Service> services = name == null ? Arrays.asList(Service.values()) : List.of(Service.of(name));
        boolean intact = true;
        for (Service service : services) {
            String path = "/v1/audit/verification" + (anchor == null ? "" : "?anchor=" + anchor);
            intact &= report(service, api.get(service, path));
        }
        return intact ? 0 : 1;
    }

    private boolean report(Service service, JsonNode found) {
        PrintWriter out = spec.commandLine().getOut();
        boolean intact = found.path("intact").asBoolean();
        JsonNode tail = found.path("unsealed");
        out.printf(
                "%-13s %s, %d seals, %d entries, %d erased; unsealed %d, oldest %d s; anchor %s%n",
                service.id(),
                intact ? "intact" : "BROKEN",
                found.path("seals").asLong(),
                found.path("entries").asLong(),
                found.path("erased").asLong(),
                tail.path("entries").asLong(),
                tail.path("oldestSeconds").asLong(),
                found.path("anchor").asText("-"));
        if (!intact) {
            JsonNode fault = found.path("fault");
            out.printf(
                    "  %s seal %s entry %s: %s%n",
                    fault.path("kind").asText(),
                    fault.path("seal").asText("-"),
                    fault.path("entryId").asText("-"),
                    fault.path("detail").asText());
        }
        out.flush();
        return intact;
    }
}
