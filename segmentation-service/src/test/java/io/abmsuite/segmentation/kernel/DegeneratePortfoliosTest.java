package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Portfolios of nobody, of one, and of accounts that do not pay. */
class DegeneratePortfoliosTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    @Test
    void classifiesNobody() {
        Classification none = new AccountMatrix(Parameters.monthly(), AS_OF).classify();

        assertThat(none.size()).isZero();
        assertThat(none.results().size()).isZero();
        assertThat(none.portfolio().payingAccounts()).isZero();
        assertThat(none.portfolio().matrix()).containsEntry("--", 0);
        assertThat(none.digest()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(none.changedSince(none)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inclusive", "midpoint", "exclusive"})
    void classifiesASingleAccount(String boundary) {
        Parameters parameters = Parameters.of(Map.of("boundary", boundary));
        Classification one = AccountMatrixTest.matrix(Book.ofTotals("2025-06-15", "7"), parameters, AS_OF)
                .classify();

        assertThat(one.abcClass(0)).isEqualTo(boundary.equals("inclusive") ? AbcClass.A : expected(boundary));
        assertThat(one.rank(0)).isEqualTo(1);
        assertThat(one.share(0)).isEqualTo("1.000000");
        assertThat(one.flags(0)).contains(Flag.MAJOR, Flag.DOMINANT).doesNotContain(Flag.TIE);
        assertThat(one.portfolio().hhi()).isEqualTo("1.000000");
        assertThat(one.portfolio().gini()).isEqualTo("0.000000");
        assertThat(one.portfolio().giniCorrected()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3"})
    void classifiesAccountsThatDoNotPay(String total) {
        Book book = Book.ofTotals("2025-06-15", total, total, total);

        Classification all =
                AccountMatrixTest.matrix(book, Parameters.monthly(), AS_OF).classify();

        for (int place = 0; place < 3; place++) {
            assertThat(all.cell(place)).isEqualTo("CZ");
            assertThat(all.rank(place)).isEqualTo(1);
            assertThat(all.share(place)).isNull();
            assertThat(all.cv(place)).isNull();
            assertThat(all.flags(place))
                    .contains(Flag.TIE, Flag.NON_POSITIVE, Flag.CV_UNDEFINED)
                    .doesNotContain(Flag.MAJOR, Flag.DOMINANT);
        }
        assertThat(all.portfolio().hhi()).isNull();
        assertThat(all.results().row(0).cumShare()).isNull();
    }

    private static AbcClass expected(String boundary) {
        return boundary.equals("midpoint") ? AbcClass.A : AbcClass.C;
    }
}
