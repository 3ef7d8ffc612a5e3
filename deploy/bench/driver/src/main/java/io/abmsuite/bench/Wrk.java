package io.abmsuite.bench;

import io.abmsuite.suite.SuiteException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load over HTTP by wrk: a number of connections that always have one request under way each. */
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern LATENCY = Pattern.compile("Latency\\s+([\\d.]+)(us|ms|s)\\b");

    private final String token;

    Wrk(String token) {
        this.token = token;
    }

    /** Requests per second. */
    double rate(String url, int connections, int seconds, Path script) {
        return Double.parseDouble(
                find(RATE, run(url, connections, seconds, script)).group(1));
    }

    /** Mean time of an answer in milliseconds when nobody else asks. */
    double millis(String url, int seconds) {
        Matcher latency = find(LATENCY, run(url, 1, seconds, null));
        double value = Double.parseDouble(latency.group(1));
        return switch (latency.group(2)) {
            case "us" -> value / 1000;
            case "ms" -> value;
            default -> value * 1000;
        };
    }

    private String run(String url, int connections, int seconds, Path script) {
        List<String> command = new ArrayList<>(List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "30s",
                "-H",
                "Authorization: Bearer " + token));
        if (script != null) {
            command.addAll(List.of("-s", script.toString()));
        }
        command.add(url);
        String said = Commands.run(command, Map.of());
        if (said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new SuiteException("Not every answer was good, so the figure would mean nothing:\n" + said);
        }
        return said;
    }

    private static Matcher find(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new SuiteException("wrk said nothing of the kind expected:\n" + said);
        }
        return matcher;
    }
}
