package io.abmsuite.platform.etag;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code If-Match} header: the versions a change may be based on. Only version and resource count: what is shown beside
 * the resource may have changed meanwhile.
 */
public final class IfMatch {

    private static final Pattern LIST = Pattern.compile("\\s*(W/)?\"[!#-~]*\"\\s*(,\\s*(W/)?\"[!#-~]*\"\\s*)*");
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final int LONGEST = 4096;

    private final String header;

    private IfMatch(String header) {
        this.header = header;
    }

    /** Of a change that must say what it is based on; without the header a 428. */
    public static IfMatch required(String header) {
        if (header == null) {
            throw new ProblemException(Problem.of(
                    428,
                    "IF_MATCH_REQUIRED",
                    "Read the resource and send its ETag as If-Match, so that no change of somebody else is lost."));
        }
        return optional(header);
    }

    /** Of a change that may say what it is based on. */
    public static IfMatch optional(String header) {
        if (header != null
                && !header.equals("*")
                && (header.length() > LONGEST || !LIST.matcher(header).matches())) {
            throw ProblemException.badRequest(
                    "INVALID_HEADER",
                    List.of(new FieldFault("header:If-Match", "ENTITY_TAG", "must be ETags as they were answered")));
        }
        return new IfMatch(header);
    }

    /** Fails with 412 unless the resource is still at a version the caller has seen. */
    public void check(UUID id, long version) {
        if (header == null || header.equals("*")) {
            return;
        }
        String wanted = EntityTag.versionPart(id, version) + ".";
        Matcher tags = TAG.matcher(header);
        while (tags.find()) {
            if (tags.group(1) == null && tags.group(2).startsWith(wanted)) {
                return;
            }
        }
        throw new ProblemException(Problem.of(
                        412,
                        "VERSION_CHANGED",
                        "It was changed since it was read; read it again and repeat the change.")
                .with(Map.of("version", version)));
    }
}
