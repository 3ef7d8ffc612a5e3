package io.abmsuite.accounts.dataimport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abmsuite.accounts.dataimport.ImportFormat;
import io.abmsuite.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowCounterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CSV|''|0",
                "CSV|a,b|0",
                "CSV|a,b\\n|0",
                "CSV|a,b\\n1,2|1",
                "CSV|a,b\\r\\n1,2\\r\\n\\r\\n3,4\\r\\n|2",
                "CSV|a,b\\r1,2\\r3,4|2",
                "CSV|a,b\\n\"x\\ny\"\"\\n\",2\\n3,4\\n|2",
                "NDJSON|''|0",
                "NDJSON|{\"a\":\"x\"}|1",
                "NDJSON|{\"a\":\"\\\"\"}\\r\\n  \\r\\n{}\\n|2"
            })
    void countsTheRowsAReaderWillFind(ImportFormat format, String text, long rows) throws IOException {
        byte[] bytes = text.replace("\\n", "\n").replace("\\r", "\r").getBytes(StandardCharsets.UTF_8);
        RowCounter counter = counter(bytes, format, 10, 1000);

        counter.readAllBytes();

        assertThat(counter.rows()).isEqualTo(rows);
    }

    @Test
    void refusesAFileBeyondItsLimitsBeforeItsEnd() {
        byte[] rows = "a\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> counter(rows, ImportFormat.CSV, 2, 1000).readAllBytes())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(413));
        assertThatThrownBy(() -> counter(rows, ImportFormat.CSV, 10, 7).readAllBytes())
                .isInstanceOf(ProblemException.class);
    }

    private static RowCounter counter(byte[] bytes, ImportFormat format, long mostRows, long mostBytes) {
        InputStream file = new ByteArrayInputStream(bytes);
        return new RowCounter(file, format, mostRows, mostBytes);
    }
}
