package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsCsvTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    @Test
    void writesHeaderAndRowsWithLineFeeds() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ResultsCsv.write(Book.ofTotals("2025-12-15", "10.5").plusAccount("Ü").run(Parameters.monthly(), AS_OF), out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(ResultsCsv.header()
                        + "\n1,T01,10.5000,1.000000,1.000000,A,1,1,10.500000,0.000000,0.000000,,,,,1.000000,0.000000,"
                        + "smooth,1,16,,,ONE_OFF,111,DOMINANT INSUFFICIENT_HISTORY MAJOR NEW_TRUNCATED"
                        + "\n,Ü,,,,,,,,,,,,,,,,,0,,,,PROSPECT,,\n");
    }

    @Test
    void hashesExactlyWhatItWrites() throws IOException, GeneralSecurityException {
        Results results = WorkedExample.book().run(Parameters.monthly(), WorkedExample.AS_OF);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        String hash = ResultsCsv.write(results, out);

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(out.toByteArray());
        assertThat(hash).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(ResultsCsv.hash(results)).isEqualTo(hash);
    }

    @Test
    void keepsTheHashOfTheWorkedExample() {
        Results results = WorkedExample.book().run(Parameters.monthly(), WorkedExample.AS_OF);

        assertThat(ResultsCsv.hash(results))
                .isEqualTo("a3d770b83944ae93821f5a929f8839a0788e1ed64618f74df1828d62edf96a86");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            =1+1     | '=1+1
            +49      | '+49
            -5       | '-5
            @cmd     | '@cmd
            a=b      | a=b
            a,b      | "a,b"
            a"b      | "a""b"
            =a,b     | "'=a,b"
            """)
    void defusesFormulasAndQuotes(String code, String cell) {
        Results results = new Book(List.of(code), List.of()).run(Parameters.monthly(), AS_OF);

        assertThat(ResultsCsv.line(results.row(0))).isEqualTo("," + cell + ",,,,,,,,,,,,,,,,,0,,,,PROSPECT,,");
    }

    @Test
    void defusesControlCharactersAtTheStart() {
        Results results = new Book(List.of("\tx", "\rx"), List.of()).run(Parameters.monthly(), AS_OF);

        assertThat(ResultsCsv.line(results.row(0))).startsWith(",'\tx,");
        assertThat(ResultsCsv.line(results.row(1))).startsWith(",\"'\rx\",");
    }

    @Test
    void writesMoreThanOneBufferInOnePiece() throws IOException {
        KernelInput.Builder builder = KernelInput.builder();
        for (int i = 0; i < 5000; i++) {
            builder.account("ACC-%06d".formatted(i));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ResultsCsv.write(Kernel.run(builder.build(), Parameters.monthly(), AS_OF), out);

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(5001);
        assertThat(lines.get(5000)).startsWith(",ACC-004999,");
    }
}
