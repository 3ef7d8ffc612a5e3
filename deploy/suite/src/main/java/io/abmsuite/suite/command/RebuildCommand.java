package io.abmsuite.suite.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code abm ops rebuild}: makes a read copy anew from its topic and waits for the end. */
@Command(
        name = "rebuild",
        description = "Make a read copy anew from its topic; the service goes on meanwhile.",
        mixinStandardHelpOptions = true,
        footer =
                "Copies: accounts has classes, segmentation has accounts, campaigns has accounts, contacts and classes.")
public final class RebuildCommand implements Callable<Integer> {

    private static final Map<String, String> WAIT = Map.of("Prefer", "wait=5");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SERVICE", index = "0")
    private String name;

    @Parameters(paramLabel = "COPY", index = "1")
    private String copy;

    @Override
    public Integer call() {
        Api api = Api.as("abm", SuiteState.require());
        Service service = Service.of(name);
        PrintWriter out = spec.commandLine().getOut();
        JsonNode rebuild = api.post(service, "/v1/copies/" + copy + "/rebuild", Map.of(), WAIT);
        while (rebuild.path("status").asText().equals("RUNNING")) {
            out.printf(
                    "%s: %3d %%, %,d events%n",
                    copy,
                    rebuild.path("progress").asInt(),
                    rebuild.path("recordsRead").asLong());
            out.flush();
            rebuild = api.get(
                    service,
                    "/v1/copies/" + copy + "/rebuilds/" + rebuild.path("id").asText(),
                    WAIT);
        }
        if (!rebuild.path("status").asText().equals("COMPLETED")) {
            throw new SuiteException(rebuild.path("problem").asText());
        }
        out.printf(
                "%s of %s rebuilt from %,d events: %,d rows were missing, %,d wrong, %,d without a fact%n",
                copy,
                service.id(),
                rebuild.path("recordsRead").asLong(),
                rebuild.path("rowsAdded").asLong(),
                rebuild.path("rowsChanged").asLong(),
                rebuild.path("rowsRemoved").asLong());
        out.flush();
        return 0;
    }
}
