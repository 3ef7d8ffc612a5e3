package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.DayTotal;
import io.abmsuite.segmentation.kernel.KernelInput;
import io.abmsuite.segmentation.ledger.LedgerReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Arranges what the ledger hands over as the kernel wants it. */
final class SnapshotBuilder implements LedgerReader.Receiver {

    private final long watermark;
    private final SalesFacts facts;
    private final MonthSums months;
    private final KernelInput.Builder input = KernelInput.builder();
    private final Map<String, UUID> accounts = new HashMap<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final List<String> codes = new ArrayList<>();

    SnapshotBuilder(long watermark, SalesFacts facts, LocalDate asOf) {
        this.watermark = watermark;
        this.facts = facts;
        this.months = new MonthSums(asOf);
    }

    @Override
    public void account(UUID id, String code) {
        accounts.put(code, id);
        numbers.put(id, input.account(code));
        codes.add(code);
    }

    @Override
    public void total(UUID account, LocalDate day, LedgerReader.Sums sums) {
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

    RunSnapshot build() {
        return new RunSnapshot(watermark, facts, accounts, input.build(), months);
    }
}
