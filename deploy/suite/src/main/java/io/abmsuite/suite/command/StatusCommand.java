package io.abmsuite.suite.command;

import io.abmsuite.suite.launch.SuiteState;
import io.abmsuite.suite.launch.SuiteState.Part;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code abm status}: every process of the running suite. Exit code 0 only if all of them run. */
@Command(name = "status", description = "Show the processes of the running suite.", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SuiteState state = SuiteState.read();
        if (state == null) {
            out.println("No suite is running. Start one with: deploy/abm up --detach");
            return 1;
        }
        out.println("data: " + state.data());
        boolean all = true;
        for (Part part : state.processes()) {
            boolean runs = part.handle() != null;
            all &= runs;
            out.printf(
                    "  %-13s pid %-8d %-8s %s %5d MB%n",
                    part.name(),
                    part.pid(),
                    runs ? "running" : "DEAD",
                    part.port() == 0 ? "         " : "port " + part.port(),
                    part.memory() >> 20);
        }
        return all ? 0 : 1;
    }
}
