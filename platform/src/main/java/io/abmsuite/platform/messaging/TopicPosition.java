package io.abmsuite.platform.messaging;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in a partition: everything before {@code nextOffset} is meant. Written as {@code topic/partition@nextOffset};
 * several are joined by commas.
 */
public record TopicPosition(String topic, int partition, long nextOffset) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,249})/(\\d{1,9})@(\\d{1,18})");

    /** Reads the written form of several; a fault is a 400 for the named query parameter. */
    public static List<TopicPosition> parse(String parameter, String text) {
        List<TopicPosition> positions = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = FORM.matcher(part);
            if (!matcher.matches()) {
                throw ProblemException.badRequest(
                        "INVALID_PARAMETER",
                        List.of(FieldFault.query(
                                parameter, "INVALID_POSITION", "is not a position as an import gives it")));
            }
            positions.add(new TopicPosition(
                    matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))));
        }
        return positions;
    }

    /** The written form of several, sorted. */
    public static String print(List<TopicPosition> positions) {
        return positions.stream().map(TopicPosition::toString).sorted().collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "@" + nextOffset;
    }
}
