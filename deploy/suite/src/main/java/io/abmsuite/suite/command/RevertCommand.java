package io.abmsuite.suite.command;

import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.api.Reverting;
import io.abmsuite.suite.launch.SuiteState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code abm revert}: takes an import back and tells what had to stay. */
@Command(
        name = "revert",
        description = "Take back what a completed import has done, as long as its file is kept.",
        mixinStandardHelpOptions = true)
public final class RevertCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IMPORT", description = "Id of the import, as abm import tells it")
    private String id;

    @Option(names = "--reason", required = true, description = "Why; kept with the import")
    private String reason;

    @Override
    public Integer call() {
        new Reverting(Api.as("abm", SuiteState.require()), spec.commandLine().getOut()).run(id, reason);
        return 0;
    }
}
