package io.abmsuite.segmentation.picture.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class PictureResourceTest {

    private String run;

    @BeforeEach
    void feed() {
        ExampleLedger.feed();
        run = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
    }

    @Test
    void theParetoCurveIsAPictureWithAnAlternative() throws Exception {
        String svg = picture("pareto");

        assertThat(told(svg))
                .startsWith("Pareto and Lorenz curve, monthly, 2026-01-15")
                .contains("The accounts up to class A are 4 (share 0.333333) and bring a share of 0.800000.")
                .contains("Gini 0.493400.");
        assertThat(svg).contains("a_limit 80 %", "b_limit 95 %", "class=\"curve\"", "class=\"lorenz\"");
    }

    @Test
    void theMatrixIsAPictureWithAnAlternative() throws Exception {
        String svg = picture("matrix");

        assertThat(told(svg)).contains("AZ: 2 accounts, 29.8 %; ", "--: 2 accounts, 0.0 %;");
        assertThat(svg).contains(">core<", ">contact: every 7 days<").doesNotContain("null");
    }

    @Test
    void aRunWithoutSalesHasPicturesToo() throws Exception {
        ExampleLedger.empty();
        run = completed("{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false}");

        assertThat(told(picture("pareto"))).contains("No account has a positive total.");
        assertThat(told(picture("matrix"))).contains("There are no accounts.");
    }

    private String picture(String name) throws IOException {
        String svg = reader().accept("image/svg+xml")
                .get("/v1/runs/" + run + "/" + name)
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Content-Security-Policy", containsString("style-src 'sha256-"))
                .extract()
                .asString();
        assertThat(reader().accept("image/svg+xml")
                        .get("/v1/runs/" + run + "/" + name)
                        .asString())
                .isEqualTo(svg);
        keep(name, svg);
        assertThat(svg).contains("prefers-color-scheme:dark").doesNotContain("<script", "href");
        return svg;
    }

    /** To be looked at. */
    private static void keep(String name, String svg) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/pictures"));
        Path file = folder.resolve(name + ".svg");
        if (svg.contains("Gini") || svg.contains("core") && svg.contains("14 accounts")) {
            Files.writeString(file, svg);
        }
    }

    /** What a screen reader says: the elements aria-labelledby names. */
    private static String told(String svg) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        Element title = (Element) root.getElementsByTagName("title").item(0);
        Element description = (Element) root.getElementsByTagName("desc").item(0);
        assertThat(root.getAttribute("aria-labelledby"))
                .isEqualTo(title.getAttribute("id") + " " + description.getAttribute("id"));
        return title.getTextContent() + "\n" + description.getTextContent();
    }
}
