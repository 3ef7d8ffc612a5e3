package io.abmsuite.suite.command;

import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.launch.Folders;
import io.abmsuite.suite.launch.SuiteState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code abm logs SERVICE}: what a service has written. */
@Command(name = "logs", description = "Print the log of a service.", mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {

    private static final long LOOK_EVERY_MILLIS = 300;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "accounts, segmentation, campaigns or infra")
    private String service;

    @Option(names = "-f", description = "Go on with what is written from now on.")
    private boolean follow;

    @Override
    public Integer call() throws InterruptedException {
        SuiteState state = SuiteState.read();
        Path data = state == null ? Folders.defaultData() : state.dataFolder();
        Path log = Folders.log(data, service);
        if (!Files.exists(log)) {
            throw new SuiteException(
                    "There is no log " + log + "; services are accounts, segmentation, campaigns, infra.");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            do {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    out.println(line);
                }
                out.flush();
                if (follow) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
                }
            } while (follow);
        } catch (IOException failure) {
            throw new SuiteException("The log " + log + " cannot be read: " + failure.getMessage(), failure);
        }
        return 0;
    }
}
