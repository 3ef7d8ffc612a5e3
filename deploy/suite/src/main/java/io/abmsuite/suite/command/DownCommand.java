package io.abmsuite.suite.command;

import io.abmsuite.suite.launch.Launcher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code abm down}: stops the running suite; its data is kept. */
@Command(name = "down", description = "Stop the running suite; its data is kept.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        int stopped = Launcher.down(spec.commandLine().getOut());
        spec.commandLine().getOut().println(stopped == 0 ? "No suite was running." : "stopped");
        return 0;
    }
}
