package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table "what one parameter changes" of the worked example; every account that is not named keeps its cell. */
class ParameterChangesTest {
    private static final Book BOOK = WorkedExample.book();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            boundary=exclusive                                 | A07:BY>CY
            boundary=midpoint                                  |
            ties=order                                         |
            stddev=sample                                      |
            x_limit=0.10 y_limit=0.25                          | A02:AY>AZ A07:BY>BZ
            x_limit=0.5 y_limit=1.0                            | A02:AY>AX A03:AZ>AY A07:BY>BX
            granularity=quarter periods=4 min_periods=2        | A02:AY>AX A07:BY>BX A08:C->CY
            history=window                                     | A08:C->CZ
            zeros=ignore                                       | A04:AZ>AY A06:BZ>BX A09:CZ>CX
            cv_basis=detrended                                 | A02:AY>AX
            cv_basis=seasonal                                  | A03:AZ>AX
            include_current=true periods=13                    | A12:CX>CY
            """)
    void changesTheCellsOfTheSpecification(String changes, String expected) {
        Map<String, String> before = cells(Parameters.monthly());

        Map<String, String> after = cells(Parameters.of(parsed(changes)));

        assertThat(changed(before, after)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource({"A02,AX", "A03,AX", "A05,AX", "A07,AX", "A12,AX", "A04,BZ", "A08,B-"})
    void countsLines(String account, String cell) {
        Map<String, String> cells = cells(Parameters.of(Map.of("metric", "lines")));

        assertThat(cells).containsEntry(account, cell);
    }

    private static Map<String, String> parsed(String changes) {
        Map<String, String> map = new HashMap<>();
        for (String change : changes.split(" ")) {
            map.put(change.split("=")[0], change.split("=")[1]);
        }
        return map;
    }

    private static Map<String, String> cells(Parameters parameters) {
        Map<String, String> cells = new TreeMap<>();
        BOOK.classify(parameters, WorkedExample.AS_OF)
                .forEach((code, row) -> cells.put(code, letter(row.abcClass()) + letter(row.xyzClass())));
        return cells;
    }

    private static String letter(Enum<?> letter) {
        return letter == null ? "-" : letter.name();
    }

    private static String changed(Map<String, String> before, Map<String, String> after) {
        StringBuilder changed = new StringBuilder();
        before.forEach((code, cell) -> {
            if (!cell.equals(after.get(code))) {
                changed.append(changed.isEmpty() ? "" : " ").append(code + ":" + cell + ">" + after.get(code));
            }
        });
        return changed.toString();
    }
}
