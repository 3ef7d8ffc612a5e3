package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.DayTotal;
import io.abmsuite.segmentation.kernel.KernelInput;
import io.abmsuite.segmentation.ledger.AccountFacts;
import io.abmsuite.segmentation.ledger.LedgerReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Arranges what the ledger hands over as the kernel wants it. */
final class SnapshotBuilder implements LedgerReader.Receiver {

    private final MonthSums months;
    private final KernelInput.Builder input = KernelInput.builder();
    private final Map<String, UUID> accounts = new HashMap<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final List<String> codes = new ArrayList<>();

    SnapshotBuilder(LocalDate asOf) {
        this.months = new MonthSums(asOf);
    }

    /** An account with a line of its own. */
    void account(AccountFacts account) {
        accounts.put(account.code(), account.id());
        numbers.put(account.id(), input.account(account.code()));
        codes.add(account.code());
    }

    /** An account that counts under the line of another. */
    void member(UUID id, UUID line) {
        numbers.put(id, numbers.get(line));
    }

    @Override
    public void total(UUID account, LocalDate day, String currency, LedgerReader.Sums sums) {
        int number = numbers.get(account);
        input.day(
                number,
                new DayTotal(
                        day.toEpochDay(),
                        sums.amount(),
                        sums.margin(),
                        sums.quantity(),
                        sums.rows(),
                        sums.rowsPositive(),
                        sums.rowsNegative(),
                        sums.rowsWithoutMargin(),
                        sums.rowsWithoutQuantity()));
        months.add(codes.get(number), day, sums.amount());
    }

    RunSnapshot build(long watermark, SalesFacts facts, List<UUID> members) {
        return new RunSnapshot(watermark, facts, accounts, members, input.build(), months);
    }
}
