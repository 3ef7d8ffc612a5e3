package io.abmsuite.suite;

import io.abmsuite.suite.command.DemoCommand;
import io.abmsuite.suite.command.DownCommand;
import io.abmsuite.suite.command.ImportCommand;
import io.abmsuite.suite.command.LogsCommand;
import io.abmsuite.suite.command.OpsCommand;
import io.abmsuite.suite.command.RevertCommand;
import io.abmsuite.suite.command.SegmentCommand;
import io.abmsuite.suite.command.StatusCommand;
import io.abmsuite.suite.command.TokenCommand;
import io.abmsuite.suite.command.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of {@code deploy/abm}. A failure is told in a sentence; exit code 1. */
@Command(
        name = "abm",
        description = "ABM Suite on this machine: start it, feed it, ask it.",
        mixinStandardHelpOptions = true,
        version = "ABM Suite 0.1.0",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            RevertCommand.class,
            SegmentCommand.class,
            OpsCommand.class,
            DemoCommand.class
        })
public final class Abm {

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command and tells its exit code. */
    public static int run(String... arguments) {
        return new CommandLine(new Abm())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(messageOf(failure));
                    return 1;
                })
                .execute(arguments);
    }

    private static String messageOf(Exception failure) {
        return failure instanceof SuiteException || failure.getMessage() != null
                ? failure.getMessage()
                : failure.toString();
    }
}
