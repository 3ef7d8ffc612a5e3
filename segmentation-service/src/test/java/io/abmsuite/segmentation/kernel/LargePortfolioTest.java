package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A portfolio that is worked on in several parts at once, with many ties, against rules written out naively. */
class LargePortfolioTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final int ACCOUNTS = 150_000;
    private static final long[] TOTALS = new long[ACCOUNTS];
    private static final String LONG_CODE = "L".repeat(40_000);

    private static Classification classification;

    @BeforeAll
    static void classify() {
        Random random = new Random(7);
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, ACCOUNTS).boxed().toList());
        Collections.shuffle(shuffled, random);
        AccountMatrix matrix = new AccountMatrix(Parameters.monthly(), AS_OF);
        AccountDays days = new AccountDays();
        for (int account : shuffled) {
            int place = matrix.account(account == 77 ? LONG_CODE : "A" + (1_000_000 + account));
            TOTALS[place] = random.nextInt(9) == 0 ? 0 : random.nextInt(60_000) - 5_000;
            days.clear().add(DayTotal.ofRow(AS_OF.toEpochDay() - account % 300, TOTALS[place]));
            matrix.days(place, days);
        }
        classification = matrix.classify();
    }

    @Test
    void ranksAndTellsTies() {
        long[] ascending = TOTALS.clone();
        Arrays.sort(ascending);
        for (int place = 0; place < ACCOUNTS; place++) {
            int from = lowerBound(ascending, TOTALS[place]);
            int to = lowerBound(ascending, TOTALS[place] + 1);

            assertThat(classification.rank(place)).isEqualTo(1 + ACCOUNTS - to);
            assertThat(classification.flags(place).contains(Flag.TIE)).isEqualTo(to - from > 1);
            assertThat(classification.flags(place).contains(Flag.NON_POSITIVE)).isEqualTo(TOTALS[place] <= 0);
        }
    }

    @Test
    void cutsTheClassesWhereTheLimitsAre() {
        long base = Arrays.stream(TOTALS).filter(total -> total > 0).sum();
        long[] ascending = TOTALS.clone();
        Arrays.sort(ascending);
        long[] upTo = new long[ACCOUNTS + 1];
        for (int i = 0; i < ACCOUNTS; i++) {
            upTo[i + 1] = upTo[i] + Math.max(0, ascending[i]);
        }
        for (int place = 0; place < ACCOUNTS; place++) {
            long before = base - upTo[lowerBound(ascending, TOTALS[place] + 1)];
            AbcClass letter =
                    before * 100 < 80 * base ? AbcClass.A : before * 100 < 95 * base ? AbcClass.B : AbcClass.C;

            assertThat(classification.abcClass(place)).isEqualTo(TOTALS[place] > 0 ? letter : AbcClass.C);
        }
    }

    @Test
    void listsAccountsByTotalThenCode() {
        Results results = classification.results();

        List<AccountResult> rows =
                IntStream.range(0, 3_000).mapToObj(results::row).toList();
        assertThat(rows).isSortedAccordingTo((a, b) -> {
            int byTotal = b.total().compareTo(a.total());
            return byTotal != 0 ? byTotal : a.accountId().compareTo(b.accountId());
        });
        assertThat(results.row(ACCOUNTS - 1).cumShare()).isEqualTo("1.000000");
        assertThat(rows.get(2_999).cumShare())
                .isEqualTo(new Ratio(
                                rows.stream().map(AccountResult::total).reduce(BigDecimal.ZERO, BigDecimal::add),
                                results.portfolio().positiveTotal())
                        .rounded(6));
    }

    @Test
    void digestsWhatWasDecidedInCodeOrder() throws Exception {
        List<Integer> byCode = IntStream.range(0, ACCOUNTS)
                .boxed()
                .sorted((a, b) -> classification.code(a).compareTo(classification.code(b)))
                .toList();
        MessageDigest whole = MessageDigest.getInstance("SHA-256");
        for (int from = 0; from < ACCOUNTS; from += 65_536) {
            MessageDigest part = MessageDigest.getInstance("SHA-256");
            byCode.subList(from, Math.min(ACCOUNTS, from + 65_536)).forEach(place -> part.update(bytes(place)));
            whole.update(part.digest());
        }

        assertThat(classification.digest()).isEqualTo(HexFormat.of().formatHex(whole.digest()));
    }

    private static byte[] bytes(int place) {
        byte[] code = classification.code(place).getBytes(StandardCharsets.UTF_8);
        short flags = 0;
        for (Flag flag : classification.flags(place)) {
            flags |= (short) (1 << flag.ordinal());
        }
        AbcClass abc = classification.abcClass(place);
        XyzClass xyz = classification.xyzClass(place);
        int classes = (abc == null ? 0 : abc.ordinal() + 1)
                + 4 * (xyz == null ? 0 : xyz.ordinal() + 1)
                + 16 * classification.lifecycle(place).ordinal();
        return ByteBuffer.allocate(15 + code.length)
                .putInt(code.length)
                .put((byte) classes)
                .putShort(flags)
                .putLong(TOTALS[place])
                .put(code)
                .array();
    }

    /** How many numbers are smaller. */
    private static int lowerBound(long[] ascending, long value) {
        int from = 0;
        int to = ascending.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
