package io.abmsuite.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.ApiChanges;
import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.Contracts;
import io.abmsuite.platform.testing.ProjectFiles;
import io.abmsuite.platform.testing.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was released stays as it was, and today keeps its promises. {@code -Dabm.release=1.0.0} keeps a release. */
class ReleasesTest {

    private static final Releases RELEASES = Releases.ofTheProject();

    @BeforeAll
    static void keep() {
        String version = System.getProperty("abm.release");
        if (version != null) {
            RELEASES.keep(version);
        }
    }

    @Test
    void areNeverChanged() {
        assertThat(RELEASES.versions())
                .allSatisfy(version -> assertThat(RELEASES.changes(version)).isEmpty());
    }

    @Test
    void areNotBrokenByTheDescriptionsOfToday() {
        List<String> breaks = new ArrayList<>();
        List<Path> versions = RELEASES.versions();
        if (!versions.isEmpty()) {
            Path last = versions.get(versions.size() - 1);
            for (String service : List.of("accounts", "segmentation", "campaigns")) {
                breaks.addAll(ApiChanges.breaking(
                        Contracts.yaml(ProjectFiles.relative(last.resolve("openapi/" + service + ".yaml"))),
                        Contracts.yaml(service + "-service/src/main/openapi/" + service + ".yaml")));
            }
        }

        assertThat(breaks).isEmpty();
    }

    /** Also a message of an old version that still lies in a topic can be read. */
    @Test
    void haveExamplesThatKeepTheSchemasOfToday() {
        Contracts.schemaFiles()
                .forEach((topic, types) -> types.forEach(type -> ContractExamples.of(topic, type)
                        .forEach(example -> ContractExamples.assertValid(topic, type, example))));
    }

    @Test
    void tellEveryFileThatWasTouched(@TempDir Path folder) throws IOException {
        Releases releases = new Releases(folder);
        Path version = releases.keep("1.10.0");
        releases.keep("1.9.0");
        assertThat(releases.versions()).containsExactly(folder.resolve("1.9.0"), version);
        assertThat(releases.changes(version)).isEmpty();

        Files.writeString(version.resolve("contracts/abm.sales/SaleV1.example-1.json"), "{}");
        Files.delete(version.resolve("openapi/accounts.yaml"));
        Files.writeString(version.resolve("openapi/more.yaml"), "more");

        assertThat(releases.changes(version))
                .containsExactly(
                        "1.10.0/contracts/abm.sales/SaleV1.example-1.json was changed",
                        "1.10.0/openapi/accounts.yaml is missing",
                        "1.10.0/openapi/more.yaml was added");
    }
}
