package io.abmsuite.suite.command;

import io.abmsuite.suite.launch.Secrets;
import io.abmsuite.suite.launch.SuiteState;
import io.abmsuite.suite.launch.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code abm token}: a signed token for local use, alone on standard output. */
@Command(
        name = "token",
        description = "Print a signed token for local use.",
        mixinStandardHelpOptions = true,
        footer =
                "Example: curl -H \"Authorization: Bearer $(deploy/abm token --role accounts:read)\" localhost:8081/v1/accounts")
public final class TokenCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--role", required = true, split = ",", description = "Roles, for example accounts:read,pii:read")
    private List<String> roles;

    @Option(
            names = "--team",
            split = ",",
            description = "Teams of the caller, * for all; needed with abm up --access team.")
    private List<String> teams = List.of();

    @Option(names = "--subject", defaultValue = "local", description = "Name of the caller. Default: local")
    private String subject;

    @Option(names = "--hours", defaultValue = "12", description = "How long it is valid. Default: 12")
    private int hours;

    @Override
    public Integer call() {
        SuiteState state = SuiteState.require();
        Tokens tokens = new Tokens(new Secrets(state.dataFolder()).tokenKeys(), Clock.systemUTC());
        spec.commandLine().getOut().println(tokens.sign(subject, roles, teams, Duration.ofHours(hours)));
        return 0;
    }
}
