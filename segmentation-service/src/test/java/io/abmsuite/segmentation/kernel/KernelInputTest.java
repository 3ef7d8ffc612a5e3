package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KernelInputTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    static Results empty(Parameters parameters, LocalDate asOf) {
        return Kernel.run(KernelInput.builder().build(), parameters, asOf);
    }

    @Test
    void ordersCodesByCodePointAndNotByUtf16Unit() {
        String beyondTheBasicPlane = "\uD83D\uDE00";
        String privateUse = "\uE000";
        KernelInput.Builder builder = KernelInput.builder();
        List.of(beyondTheBasicPlane, "b", privateUse, "B", "ba").forEach(builder::account);

        KernelInput input = builder.build();

        assertThat(IntStream.range(0, 5).mapToObj(input::code))
                .containsExactly("B", "b", "ba", privateUse, beyondTheBasicPlane);
    }

    @Test
    void addsUpSeveralTotalsOfOneDay() {
        Book twice = Book.of(List.of(Sale.of("A", "2025-03-01", "10"), Sale.of("A", "2025-03-01", "5.5")));

        AccountResult row = twice.run(Parameters.monthly(), AS_OF).row(0);

        assertThat(row.total()).isEqualTo("15.5000");
        assertThat(row.purchases()).isEqualTo(2);
        assertThat(row.lifecycle()).isEqualTo(Lifecycle.ONE_OFF);
    }

    @Test
    void takesADayWithoutRowsForNothing() {
        KernelInput.Builder builder = KernelInput.builder();
        builder.day(builder.account("A"), new DayTotal(AS_OF.toEpochDay(), 0, 0, 0, 0, 0, 0, 0, 0));

        AccountResult row =
                Kernel.run(builder.build(), Parameters.monthly(), AS_OF).row(0);

        assertThat(row.rank()).isNull();
        assertThat(row.abcClass()).isNull();
    }

    @Test
    void countsARowWithAmountZeroAsARow() {
        Book book = Book.of(List.of(Sale.of("A", "2025-03-01", "0")));

        AccountResult row = book.run(Parameters.monthly(), AS_OF).row(0);

        assertThat(row.rank()).isEqualTo(1);
        assertThat(row.observedPeriods()).isEqualTo(10);
        assertThat(row.activePeriods()).isZero();
        assertThat(row.lifecycle()).isEqualTo(Lifecycle.PROSPECT);
    }

    @Test
    void refusesTheSameCodeTwice() {
        KernelInput.Builder builder = KernelInput.builder();
        builder.account("B");
        builder.account("A");
        builder.account("B");
        builder.account("A");

        assertThat(catchThrowableOfType(CodeTwiceException.class, builder::build))
                .as("the first in order")
                .hasMessage("two accounts have the code A")
                .extracting(CodeTwiceException::code)
                .isEqualTo("A");
    }

    @Test
    void refusesAnAccountWithoutCodeAndADayOfNoAccount() {
        KernelInput.Builder builder = KernelInput.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.account(""));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.day(0, DayTotal.ofRow(0, 1)));
    }

    @Test
    void refusesRowCountsThatContradictEachOther() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DayTotal(0, 1, 0, 0, 1, 1, 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DayTotal(0, 1, 0, 0, 1, 1, 0, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DayTotal(0, 1, 0, 0, -1, 0, 0, 0, 0));
    }
}
