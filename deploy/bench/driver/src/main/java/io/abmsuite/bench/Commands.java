package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs other programs to their end and reads what they say. */
final class Commands {

    private Commands() {}

    static String run(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new SuiteException(String.join(" ", command) + " failed:\n" + said);
            }
            return said;
        } catch (IOException missing) {
            throw new SuiteException(
                    command.get(0) + " cannot be run; install the packages that deploy/bench/README.md names.",
                    missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted while measuring.", interrupted);
        }
    }
}
