package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The kernel against a second, naive reading of the specification. */
class OracleTest {
    @Property(tries = 3000, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void agreesWithTheOracleToTheDigit(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Results results = book.run(parameters, asOf);

        assertThat(IntStream.range(0, results.size()).mapToObj(i -> ResultsCsv.line(results.row(i))))
                .containsExactlyElementsOf(new Oracle(book, parameters, asOf).lines());
    }

    @Provide
    Arbitrary<Book> books() {
        return Books.any();
    }

    @Provide
    Arbitrary<Parameters> parameters() {
        return Books.parameters();
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Books.dates();
    }
}
