package io.abmsuite.suite.command;

import picocli.CommandLine.Command;

/** {@code abm ops}: what operators need. */
@Command(
        name = "ops",
        description = "Look after a running suite.",
        mixinStandardHelpOptions = true,
        subcommands = {DeadLettersCommand.class, RebuildCommand.class, AuditCommand.class})
public final class OpsCommand {}
