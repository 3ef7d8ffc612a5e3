package io.abmsuite.segmentation.workbook.api;

import static io.abmsuite.segmentation.testing.Runs.queue;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.platform.testing.Tokens;
import io.abmsuite.segmentation.testing.GeneratedLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.zip.ZipFile;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * A large workbook comes whole, with {@code -Dworkbook.accounts=100000 -Dtest.heap=512m} out of a small heap: service and
 * test share it.
 */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class WorkbookSizeTest {

    private static final Logger LOG = Logger.getLogger(WorkbookSizeTest.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ACCOUNTS = Integer.getInteger("workbook.accounts", 3000);

    @Test
    void comesWholeHoweverLargeItIs() throws Exception {
        GeneratedLedger.feed(ACCOUNTS);
        String run =
                queue("{'policy': 'monthly', 'asOf': '2026-01-15'}").extract().path("id");
        await().atMost(PATIENCE)
                .untilAsserted(() -> reader().get("/v1/runs/" + run).then().body("status", equalTo("COMPLETED")));
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);

        Path file = Files.createDirectories(Path.of("target/workbooks-large")).resolve("large.xlsx");
        HttpResponse<Path> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + RestAssured.port + "/v1/runs/" + run + "/workbook"))
                                .header("Authorization", "Bearer " + Tokens.of("segments:read"))
                                .build(),
                        HttpResponse.BodyHandlers.ofFile(
                                file,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE));

        assertThat(answer.statusCode()).isEqualTo(200);
        LOG.infof(
                "workbook accounts=%d bytes=%d peakHeapMiB=%d maxHeapMiB=%d",
                ACCOUNTS, Files.size(file), peak() >> 20, Runtime.getRuntime().maxMemory() >> 20);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(rows(zip, "xl/worksheets/sheet2.xml")).isEqualTo(ACCOUNTS + 1L);
            assertThat(rows(zip, "xl/worksheets/sheet3.xml")).isEqualTo(ACCOUNTS + 1L);
            assertThat(zip.getEntry("xl/charts/chart1.xml")).isNotNull();
        }
    }

    private static long rows(ZipFile zip, String part) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(part));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> line.contains("</row>")).count();
        }
    }

    /** What the pools of the heap held at most, added up. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
