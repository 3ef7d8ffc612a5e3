package io.abmsuite.segmentation.comparison.api;

import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.segmentation.comparison.RunPair;
import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.run.ResultPairs.Moved;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * An account that moved; {@code -} stands for no letter.
 *
 * @param change what its total grew by
 */
public record MovedAccountResponse(
        @NotNull UUID accountId,
        @NotNull String accountCode,
        @NotNull String from,
        @NotNull String to,
        @NotNull Money totalBefore,
        @NotNull Money totalNow,
        @NotNull Money change) {

    static final CsvTable<MovedAccountResponse> CSV = new CsvTable<MovedAccountResponse>()
            .with("account_id", MovedAccountResponse::accountCode)
            .with("from", MovedAccountResponse::from)
            .with("to", MovedAccountResponse::to)
            .with("total_before", moved -> new BigDecimal(moved.totalBefore().amount()))
            .with("total_now", moved -> new BigDecimal(moved.totalNow().amount()))
            .with("change", moved -> new BigDecimal(moved.change().amount()))
            .with("currency", moved -> moved.totalNow().currency());

    static MovedAccountResponse of(Moved moved, RunPair pair) {
        return new MovedAccountResponse(
                moved.accountId(),
                moved.accountCode(),
                moved.fromAbc() + moved.fromXyz(),
                moved.toAbc() + moved.toXyz(),
                Money.of(moved.before(), pair.currency()),
                Money.of(moved.now(), pair.currency()),
                Money.of(moved.now().subtract(moved.before()), pair.currency()));
    }
}
