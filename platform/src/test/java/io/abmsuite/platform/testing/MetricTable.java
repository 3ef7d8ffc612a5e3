package io.abmsuite.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of docs/operations/metrics.md against what the running service tells. */
public final class MetricTable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ([a-z, ]+) \\|");
    private static final Pattern SERIES = Pattern.compile("(?m)^([a-z][a-zA-Z0-9_]*)[{ ]");

    private MetricTable() {}

    /** Each metric documented for this service is told. */
    public static void assertTold(String service) {
        Set<String> documented = documented(service);
        assertThat(documented).hasSizeGreaterThan(10);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).containsAll(documented));
    }

    private static Set<String> documented(String service) {
        return ROW.matcher(ProjectFiles.read("docs/operations/metrics.md"))
                .results()
                .filter(row -> List.of(row.group(2).split(", ")).contains("all")
                        || List.of(row.group(2).split(", ")).contains(service))
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> told() {
        String text = given().get("/q/metrics").then().statusCode(200).extract().asString();
        return SERIES.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(MetricTable::name)
                .collect(Collectors.toSet());
    }

    private static String name(String series) {
        return series.substring(0, series.length() - 1);
    }
}
