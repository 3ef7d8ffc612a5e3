package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A portfolio that does not fit is refused, by a number of accounts beforehand and while it grows. */
class PortfolioTooLargeTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final Parameters MONTHLY = Parameters.monthly();
    private static final long EACH = HeapRoom.bytesPerAccount(MONTHLY);

    private final AtomicLong used = new AtomicLong();
    private int collections;

    @Test
    void refusesMoreAccountsThanMemoryHolds() {
        KernelException refusal = catchThrowableOfType(
                KernelException.class, () -> AccountMatrix.require(Integer.MAX_VALUE, Parameters.monthly()));

        assertThat(refusal.code()).isEqualTo(KernelException.Code.PORTFOLIO_TOO_LARGE);
        assertThat(refusal.count()).isPositive().isLessThan(Integer.MAX_VALUE);
        assertThat(refusal)
                .hasMessageContaining(
                        "2147483647 accounts over 12 periods do not fit into memory, " + refusal.count() + " would")
                .hasMessageContaining("raise -Xmx by");
    }

    @Test
    void takesWhatMemoryHolds() {
        assertThatCode(() -> AccountMatrix.require(10_000, MONTHLY)).doesNotThrowAnyException();
    }

    @Test
    void takesExactlyWhatFits() {
        HeapRoom room = room(100 * EACH);

        assertThatCode(() -> room.require(100, MONTHLY)).doesNotThrowAnyException();
        KernelException refusal = catchThrowableOfType(KernelException.class, () -> room.require(101, MONTHLY));

        assertThat(refusal.count()).isEqualTo(100);
        assertThat(refusal).hasMessageEndingWith("raise -Xmx by 1 MiB at least");
    }

    @Test
    void saysHowMuchMoreMemoryItTakes() {
        KernelException refusal = catchThrowableOfType(
                KernelException.class, () -> room(100 * EACH).require(100_100, MONTHLY));

        assertThat(refusal)
                .hasMessageEndingWith("raise -Xmx by %d MiB at least".formatted(100_000 * EACH / (1 << 20) + 1));
    }

    @Test
    void collectsGarbageBeforeItRefuses() {
        used.set(50 * EACH);
        HeapRoom room = new HeapRoom(100 * EACH, used::get, () -> used.set(20 * EACH));

        assertThatCode(() -> room.require(80, MONTHLY)).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(KernelException.class, () -> room.require(81, MONTHLY))
                        .count())
                .isEqualTo(80);
    }

    @Test
    void sizesAnAccountByItsPeriods() {
        Parameters twoYears = Parameters.of(Map.of("periods", "24"));

        assertThat(HeapRoom.bytesPerAccount(twoYears) - EACH).isEqualTo(12 * Long.BYTES);
        assertThat(HeapRoom.bytesPerAccount(twoYears)).isLessThanOrEqualTo(402);
    }

    @Test
    void refusesTheAccountThatDoesNotFitAndKeepsTheOthers() {
        AccountMatrix matrix = new AccountMatrix(MONTHLY, AS_OF, Window.of(MONTHLY, AS_OF), room(10_000 * EACH));

        KernelException refusal = catchThrowableOfType(KernelException.class, () -> fill(matrix, 1_000_000));

        assertThat(refusal.code()).isEqualTo(KernelException.Code.PORTFOLIO_TOO_LARGE);
        assertThat(refusal.count()).isEqualTo(matrix.size());
        assertThat(matrix.size()).isEqualTo(9 * AccountBlock.SIZE);
        assertThat(matrix.classify().size()).isEqualTo(matrix.size());
        assertThat(collections).isEqualTo(1);
    }

    @Test
    void collectsSeldomWhileGarbageHidesTheRoomThereIs() {
        HeapRoom room = new HeapRoom(200_000 * EACH, () -> 199_999 * EACH + used.get(), () -> {
            collections++;
            used.set(-199_999 * EACH);
        });
        AccountMatrix matrix = new AccountMatrix(MONTHLY, AS_OF, Window.of(MONTHLY, AS_OF), room);

        for (int i = 0; i < 100; i++) {
            fill(matrix, AccountBlock.SIZE);
            used.set(0);
        }

        assertThat(collections).isBetween(1, 3);
    }

    @Test
    void refusesAccountsThatAreKeptAsTheyCome() {
        PortfolioRoom reading = new PortfolioRoom(room(100_000_000));
        int[] kept = new int[1];

        KernelException refusal = catchThrowableOfType(KernelException.class, () -> {
            for (; kept[0] < 1_000_000; kept[0]++) {
                reading.account();
                used.addAndGet(500);
            }
        });

        assertThat(refusal.code()).isEqualTo(KernelException.Code.PORTFOLIO_TOO_LARGE);
        assertThat(refusal)
                .hasMessage("more than " + kept[0] + " accounts do not fit into memory; raise -Xmx")
                .extracting(KernelException::count)
                .isEqualTo((long) kept[0]);
        assertThat(kept[0]).as("what was there, less what growing takes").isBetween(180_000, 199_000);
        assertThat(collections).isLessThan(40);
    }

    @Test
    void garbageIsNoReasonToRefuseAccountsThatAreKept() {
        PortfolioRoom reading = new PortfolioRoom(new HeapRoom(100_000_000, used::get, () -> {
            collections++;
            used.set(0);
        }));

        for (int i = 0; i < 1_000_000; i++) {
            reading.account();
            used.addAndGet(i < 100_000 ? 500 : 50);
        }

        assertThat(collections).isLessThan(40);
    }

    @Test
    void refusesDaysThatAreArranged() {
        KernelInput.Builder input = new KernelInput.Builder(room(20_000_000));
        int account = input.account("A");

        KernelException refusal = catchThrowableOfType(KernelException.class, () -> {
            for (int day = 0; day < 1_000_000; day++) {
                input.day(account, DayTotal.ofRow(day, 1));
                used.set(day * 48L);
            }
        });

        assertThat(refusal.code()).isEqualTo(KernelException.Code.PORTFOLIO_TOO_LARGE);
        assertThat(refusal).hasMessageMatching("\\d+ days with sales do not fit into memory .*; raise -Xmx");
    }

    @Test
    void refusesToArrangeDaysWhereOnlyTheyThemselvesFit() {
        KernelInput.Builder input = new KernelInput.Builder(room(20_000_000));
        int account = input.account("A");
        for (int day = 0; day < 100_000; day++) {
            input.day(account, DayTotal.ofRow(day, 1));
        }
        used.set(15_000_000);

        assertThat(catchThrowableOfType(KernelException.class, input::build).code())
                .isEqualTo(KernelException.Code.PORTFOLIO_TOO_LARGE);
        used.set(14_000_000);
        assertThat(input.build().accounts()).isEqualTo(1);
    }

    private HeapRoom room(long bytes) {
        return new HeapRoom(bytes, used::get, () -> collections++);
    }

    /** Adds accounts and counts what they take, without what classifying takes. */
    private void fill(AccountMatrix matrix, int accounts) {
        for (int i = 0; i < accounts; i++) {
            matrix.account("A" + matrix.size());
            used.addAndGet(EACH - 50);
        }
    }
}
