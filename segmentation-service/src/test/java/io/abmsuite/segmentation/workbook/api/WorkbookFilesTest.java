package io.abmsuite.segmentation.workbook.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.abmsuite.segmentation.testing.GeneratedLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Leaves workbooks and what runs with other parameters find in {@code target/workbooks}: {@code NAME.xlsx}, {@code NAME.csv}
 * and {@code NAME_PARAMETER=VALUE[,...].csv}. {@code .ci/workbook} changes the cells and compares.
 */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class WorkbookFilesTest {

    private static final List<Map<String, String>> CHANGES = List.of(
            Map.of("x_limit", "0.5", "y_limit", "1"),
            Map.of("a_limit", "50"),
            Map.of("a_limit", "60.5", "b_limit", "85"),
            Map.of("boundary", "exclusive"),
            Map.of("boundary", "midpoint", "a_limit", "70"),
            Map.of("ties", "order"),
            Map.of("nonpositive", "none"),
            Map.of("min_periods", "3"),
            Map.of("stddev", "sample"),
            Map.of("zeros", "ignore"),
            Map.of("cv_basis", "detrended"),
            Map.of("cv_basis", "seasonal"));

    @Test
    void keepsTheWorkedExample() throws IOException {
        ExampleLedger.feed();
        keep("example", "2026-01-15");
    }

    @Test
    void keepsAGeneratedCompany() throws IOException {
        GeneratedLedger.feed(400);
        keep("company", "2026-01-15");
    }

    private static void keep(String name, String asOf) throws IOException {
        String run = completed("{'policy': 'monthly', 'asOf': '" + asOf + "'}");
        byte[] workbook = WorkbookResourceTest.workbook(run);
        assertThat(workbook).startsWith('P', 'K');
        WorkbookResourceTest.keep(name + ".xlsx", workbook);
        WorkbookResourceTest.keep(name + ".csv", results(run));
        for (Map<String, String> change : CHANGES) {
            StringBuilder parameters = new StringBuilder();
            StringBuilder file = new StringBuilder();
            new TreeMap<>(change).forEach((parameter, value) -> {
                parameters.append(parameters.isEmpty() ? "" : ",").append("'" + parameter + "':'" + value + "'");
                file.append(file.isEmpty() ? "_" : ",").append(parameter + "=" + value);
            });
            String changed =
                    completed("{'policy': 'monthly', 'asOf': '" + asOf + "', 'parameters': {" + parameters + "}}");
            WorkbookResourceTest.keep(name + file + ".csv", results(changed));
        }
    }

    private static byte[] results(String run) {
        String csv =
                reader().accept("text/csv").get("/v1/runs/" + run + "/results").asString();
        assertThat(csv.lines()).hasSizeGreaterThan(14);
        return csv.getBytes(StandardCharsets.UTF_8);
    }
}
