package io.abmsuite.platform.web;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Prefer: wait=N} header (RFC 7240): how long a caller is ready to wait for long work, at most 60 s. */
public final class Prefer {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?");
    private static final long LONGEST = 60;

    private Prefer() {}

    /** The wait asked for; zero if none. Other preferences are ignored, as the RFC asks. */
    public static Duration wait(String header) {
        Matcher matcher = WAIT.matcher(header == null ? "" : header);
        if (!matcher.find()) {
            return Duration.ZERO;
        }
        long seconds = Long.parseLong(matcher.group(1));
        if (seconds > LONGEST) {
            throw ProblemException.badRequest(
                    "INVALID_PARAMETER",
                    List.of(new FieldFault("header:Prefer", "MAX", "wait is at most " + LONGEST + " seconds")));
        }
        return Duration.ofSeconds(seconds);
    }
}
