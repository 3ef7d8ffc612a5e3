package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.DemandPattern;
import io.abmsuite.segmentation.kernel.Flag;
import io.abmsuite.segmentation.kernel.Lifecycle;
import io.abmsuite.segmentation.kernel.XyzClass;
import io.vertx.mutiny.sqlclient.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Results between rows and records. */
final class ResultColumns {

    static final String NAMES = """
            ord, account_id, code, rank, total, share, cum_share, abc_class, n_obs, active_periods, mean, stddev, cv, \
            xyz_class, cv_detrended, cv_seasonal, adi, cv2_nonzero, demand_pattern, purchases, recency_days, \
            median_gap_days, lateness, lifecycle, rfm, flags, cumulated""";

    private ResultColumns() {}

    static ResultLine read(Row row) {
        return new ResultLine(row.getInteger("ord"), row.getUUID("account_id"), result(row));
    }

    /** Sorted, as the results show them. */
    static List<String> names(Set<Flag> flags) {
        return flags.stream().map(Flag::name).sorted().toList();
    }

    private static AccountResult result(Row row) {
        return new AccountResult(
                row.getInteger("rank"),
                row.getString("code"),
                row.getBigDecimal("total"),
                row.getBigDecimal("share"),
                row.getBigDecimal("cum_share"),
                constant(AbcClass.class, row.getString("abc_class")),
                row.getInteger("n_obs"),
                row.getInteger("active_periods"),
                row.getBigDecimal("mean"),
                row.getBigDecimal("stddev"),
                row.getBigDecimal("cv"),
                constant(XyzClass.class, row.getString("xyz_class")),
                row.getBigDecimal("cv_detrended"),
                row.getBigDecimal("cv_seasonal"),
                row.getBigDecimal("adi"),
                row.getBigDecimal("cv2_nonzero"),
                constant(DemandPattern.class, row.getString("demand_pattern")),
                row.getLong("purchases"),
                row.getInteger("recency_days"),
                row.getBigDecimal("median_gap_days"),
                row.getBigDecimal("lateness"),
                Lifecycle.valueOf(row.getString("lifecycle")),
                row.getString("rfm"),
                flags(row.getArrayOfStrings("flags")));
    }

    private static Set<Flag> flags(String[] names) {
        return List.of(names).stream()
                .map(Flag::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Flag.class)));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
