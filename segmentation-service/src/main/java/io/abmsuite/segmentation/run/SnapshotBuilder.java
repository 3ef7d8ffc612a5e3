package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.exchangerate.Conversion;
import io.abmsuite.segmentation.exchangerate.Conversion.Converted;
import io.abmsuite.segmentation.kernel.CodeTwiceException;
import io.abmsuite.segmentation.kernel.DayTotal;
import io.abmsuite.segmentation.kernel.KernelInput;
import io.abmsuite.segmentation.kernel.PortfolioRoom;
import io.abmsuite.segmentation.ledger.AccountFacts;
import io.abmsuite.segmentation.ledger.LedgerReader;
import io.abmsuite.segmentation.portfolio.SameCodeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Arranges what the ledger hands over as the kernel wants it. */
final class SnapshotBuilder implements LedgerReader.Receiver {

    private final MonthSums months;
    private final PortfolioRoom room = PortfolioRoom.ofThisMachine();
    private final KernelInput.Builder input = KernelInput.builder();
    private final Map<String, UUID> accounts = new HashMap<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final List<String> codes = new ArrayList<>();
    private final List<UUID> ids = new ArrayList<>();
    private Conversion conversion;

    SnapshotBuilder(LocalDate asOf) {
        this.months = new MonthSums(asOf);
    }

    /** An account with a line of its own. */
    void account(AccountFacts account) {
        room.account();
        accounts.put(account.code(), account.id());
        numbers.put(account.id(), input.account(account.code()));
        codes.add(account.code());
        ids.add(account.id());
    }

    /** An account that counts under the line of another. */
    void member(UUID id, UUID line) {
        numbers.put(id, numbers.get(line));
    }

    /** From here on amounts in other currencies are converted. */
    void convert(Conversion to) {
        conversion = to;
    }

    @Override
    public void total(UUID account, LocalDate day, String currency, LedgerReader.Sums sums) {
        int number = numbers.get(account);
        Converted converted = converted(number, day, currency, sums);
        if (converted == null) {
            months.unknown(codes.get(number), day);
        } else {
            months.add(codes.get(number), day, converted.amount());
        }
        input.day(
                number,
                new DayTotal(
                        day.toEpochDay(),
                        converted == null ? 0 : converted.amount(),
                        converted == null ? 0 : converted.margin(),
                        sums.quantity(),
                        sums.rows(),
                        sums.rowsPositive(),
                        sums.rowsNegative(),
                        sums.rowsWithoutMargin(),
                        sums.rowsWithoutQuantity()));
    }

    private Converted converted(int number, LocalDate day, String currency, LedgerReader.Sums sums) {
        return conversion == null
                ? new Converted(sums.amount(), sums.margin())
                : conversion.convert(number, day, currency, sums.amount(), sums.margin());
    }

    /** All that was handed over; fails with {@link SameCodeException} where two lines have one code. */
    RunSnapshot build(long watermark, String currency, List<UUID> members) {
        try {
            return new RunSnapshot(watermark, currency, members, new ArrangedSales(accounts, input.build(), months));
        } catch (CodeTwiceException twice) {
            throw SameCodeException.of(
                    twice.code(),
                    IntStream.range(0, ids.size())
                            .filter(number -> codes.get(number).equals(twice.code()))
                            .mapToObj(ids::get));
        }
    }
}
