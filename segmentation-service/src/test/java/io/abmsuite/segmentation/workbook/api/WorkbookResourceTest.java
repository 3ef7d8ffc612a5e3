package io.abmsuite.segmentation.workbook.api;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What is in the file. That a spreadsheet program computes the same classes from it is shown by {@code .ci/workbook}, which
 * reads what {@link WorkbookFilesTest} leaves.
 */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class WorkbookResourceTest {

    @Test
    void everyFormulaComesWithItsValue() throws Exception {
        ExampleLedger.feed();
        Map<String, Element> parts = parts(workbook(completed("{'policy': 'monthly', 'asOf': '2026-01-15'}")));

        Map<String, String> classes = values(parts.get("xl/worksheets/sheet3.xml"));
        assertThat(classes)
                .containsEntry("A2", "A01")
                .containsEntry("B2", "120000.0000")
                .containsEntry("R2", "AX")
                .containsEntry("A7", "A06")
                .containsEntry("F7", "320000.0000")
                .containsEntry("G7", "368000.0000")
                .containsEntry("H7", "B")
                .containsEntry("M7", "1.632993")
                .containsEntry("Q7", "Z")
                .containsEntry("H15", "")
                .containsEntry("E12", "1.0");
        Map<String, String> periods = values(parts.get("xl/worksheets/sheet2.xml"));
        assertThat(periods)
                .containsEntry("B2", "9800.0000")
                .containsEntry("C7", "8000.0000")
                .containsEntry("D7", "0.0000")
                .doesNotContainKey("B7");
        Map<String, String> matrix = values(parts.get("xl/worksheets/sheet4.xml"));
        assertThat(matrix).containsEntry("B2", "1").containsEntry("D4", "3").containsEntry("E5", "2");
        for (String sheet : List.of("1", "2", "3", "4", "5")) {
            NodeList cells = parts.get("xl/worksheets/sheet" + sheet + ".xml").getElementsByTagName("c");
            for (int i = 0; i < cells.getLength(); i++) {
                Element cell = (Element) cells.item(i);
                assertThat(cell.getElementsByTagName("v").getLength()
                                + cell.getElementsByTagName("is").getLength())
                        .as(cell.getAttribute("r"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void theSameRunGivesTheSameBytes() {
        ExampleLedger.feed();
        String run = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");

        assertThat(workbook(run)).isEqualTo(workbook(run));
    }

    @Test
    void namesItsParametersAndItsParts() throws Exception {
        ExampleLedger.feed();
        Map<String, Element> parts = parts(workbook(completed("{'policy': 'monthly', 'asOf': '2026-01-15'}")));

        NodeList names = parts.get("xl/workbook.xml").getElementsByTagName("definedName");
        Map<String, String> parameters = values(parts.get("xl/worksheets/sheet1.xml"));
        for (int i = 0; i < names.getLength(); i++) {
            Element name = (Element) names.item(i);
            String row = name.getTextContent().replaceAll(".*\\$", "");
            assertThat(parameters).containsEntry("A" + row, name.getAttribute("name"));
        }
        NodeList types = parts.get("[Content_Types].xml").getElementsByTagName("Override");
        for (int i = 0; i < types.getLength(); i++) {
            assertThat(parts)
                    .containsKey(
                            ((Element) types.item(i)).getAttribute("PartName").substring(1));
        }
    }

    @Test
    void aTextIsNeverAFormula() throws Exception {
        ExampleLedger ledger = ExampleLedger.empty();
        ledger.accounts(1, code -> "10");
        Database.update("update account set code = '=1+\"<&' where code = 'C0000'");
        Map<String, Element> parts = parts(workbook(completed("{'policy': 'monthly', 'asOf': '2026-01-15'}")));

        assertThat(values(parts.get("xl/worksheets/sheet3.xml"))).containsEntry("A2", "=1+\"<&");
    }

    @Test
    void aRunThatNoSheetHoldsIsRefused() {
        ExampleLedger.empty();
        String run = completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        assertThat(workbook(run)).isNotEmpty();
        Database.update("update run set accounts = 1048576 where id = ?", UUID.fromString(run));

        reader().get("/v1/runs/" + run + "/workbook")
                .then()
                .statusCode(422)
                .body("code", equalTo("WORKBOOK_TOO_LARGE"));
    }

    static byte[] workbook(String run) {
        return reader().get("/v1/runs/" + run + "/workbook")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static Map<String, Element> parts(byte[] file) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        Map<String, Element> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(
                        entry.getName(),
                        builder.parse(new ByteArrayInputStream(zip.readAllBytes()))
                                .getDocumentElement());
            }
        }
        return parts;
    }

    /** Values by cell. */
    private static Map<String, String> values(Element sheet) {
        Map<String, String> values = new LinkedHashMap<>();
        NodeList cells = sheet.getElementsByTagName("c");
        for (int i = 0; i < cells.getLength(); i++) {
            Element cell = (Element) cells.item(i);
            NodeList value = cell.getElementsByTagName(cell.getAttribute("t").equals("inlineStr") ? "t" : "v");
            values.put(cell.getAttribute("r"), value.item(0).getTextContent());
        }
        return values;
    }

    static void keep(String name, byte[] content) throws IOException {
        Files.write(Files.createDirectories(Path.of("target/workbooks")).resolve(name), content);
    }
}
