package io.abmsuite.suite.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.api.Segmenting;
import io.abmsuite.suite.launch.Service;
import io.abmsuite.suite.launch.SuiteState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code abm segment}: runs a policy, publishes it unless parameters are tried, and prints the matrix. */
@Command(
        name = "segment",
        description = "Run a policy, publish it unless --set is given, and print the matrix.",
        mixinStandardHelpOptions = true)
public final class SegmentCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--policy",
            defaultValue = "standard",
            description = "standard, monthly, classic or one of yours. Default: standard")
    private String policy;

    @Option(names = "--as-of", defaultValue = "today", description = "A date, today or latest. Default: today")
    private String asOf;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Try another parameter; nothing is published. Repeats.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write all results.")
    private Path csv;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Api api = Api.as("abm", SuiteState.require());
        JsonNode run = new Segmenting(api).run(policy, asOf, parameters);
        String id = run.path("id").asText();
        MatrixText.print(run, api.get(Service.SEGMENTATION, "/v1/runs/" + id + "/matrix"), out);
        if (csv != null) {
            api.download(Service.SEGMENTATION, "/v1/runs/" + id + "/results", csv);
            out.println("results in " + csv);
        }
        return 0;
    }
}
