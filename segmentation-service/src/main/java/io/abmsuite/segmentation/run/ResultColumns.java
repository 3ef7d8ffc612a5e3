package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.DemandPattern;
import io.abmsuite.segmentation.kernel.Flag;
import io.abmsuite.segmentation.kernel.Lifecycle;
import io.abmsuite.segmentation.kernel.XyzClass;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Results between rows and records. */
final class ResultColumns {

    /** In the order of {@link #arrays}. */
    static final String NAMES = """
            ord, account_id, code, rank, total, share, cum_share, abc_class, n_obs, active_periods, mean, stddev, cv, \
            xyz_class, cv_detrended, cv_seasonal, adi, cv2_nonzero, demand_pattern, purchases, recency_days, \
            median_gap_days, lateness, lifecycle, rfm, flags, cumulated""";

    static final String UNNESTED = """
            unnest($2::int[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[], \
            $10::int[], $11::int[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], \
            $18::text[], $19::text[], $20::text[], $21::bigint[], $22::int[], $23::text[], $24::text[], $25::text[], \
            $26::text[], $27::text[], $28::text[]) as r (%s)""".formatted(NAMES);

    /** The select list that turns texts into the types of the table. */
    static final String TYPED = """
            ord, account_id::uuid, code, rank, total::numeric, share::numeric, cum_share::numeric, abc_class, n_obs, \
            active_periods, mean::numeric, stddev::numeric, cv::numeric, xyz_class, cv_detrended::numeric, \
            cv_seasonal::numeric, adi::numeric, cv2_nonzero::numeric, demand_pattern, purchases, recency_days, \
            median_gap_days::numeric, lateness::numeric, lifecycle, rfm, string_to_array(flags, ' '), \
            cumulated::numeric""";

    private ResultColumns() {}

    static Tuple arrays(UUID run, List<ResultLine> lines, Cumulation cumulation) {
        Tuple values = Tuple.tuple().addUUID(run);
        values.addArrayOfInteger(lines.stream().map(ResultLine::ord).toArray(Integer[]::new));
        values.addArrayOfString(
                lines.stream().map(line -> line.accountId().toString()).toArray(String[]::new));
        values.addArrayOfString(texts(lines, AccountResult::accountId));
        values.addArrayOfInteger(numbers(lines, AccountResult::rank));
        values.addArrayOfString(texts(lines, AccountResult::total));
        values.addArrayOfString(texts(lines, AccountResult::share));
        values.addArrayOfString(texts(lines, AccountResult::cumShare));
        values.addArrayOfString(texts(lines, AccountResult::abcClass));
        values.addArrayOfInteger(numbers(lines, AccountResult::observedPeriods));
        values.addArrayOfInteger(numbers(lines, AccountResult::activePeriods));
        values.addArrayOfString(texts(lines, AccountResult::mean));
        values.addArrayOfString(texts(lines, AccountResult::stddev));
        values.addArrayOfString(texts(lines, AccountResult::cv));
        values.addArrayOfString(texts(lines, AccountResult::xyzClass));
        values.addArrayOfString(texts(lines, AccountResult::cvDetrended));
        values.addArrayOfString(texts(lines, AccountResult::cvSeasonal));
        values.addArrayOfString(texts(lines, AccountResult::adi));
        values.addArrayOfString(texts(lines, AccountResult::cv2Nonzero));
        values.addArrayOfString(texts(lines, AccountResult::demandPattern));
        values.addArrayOfLong(
                lines.stream().map(line -> line.result().purchases()).toArray(Long[]::new));
        values.addArrayOfInteger(numbers(lines, AccountResult::recencyDays));
        values.addArrayOfString(texts(lines, AccountResult::medianGapDays));
        values.addArrayOfString(texts(lines, AccountResult::lateness));
        values.addArrayOfString(texts(lines, AccountResult::lifecycle));
        values.addArrayOfString(texts(lines, AccountResult::rfm));
        values.addArrayOfString(texts(lines, result -> String.join(" ", names(result.flags()))));
        values.addArrayOfString(cumulation.of(lines));
        return values;
    }

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

    private static String[] texts(List<ResultLine> lines, Function<AccountResult, Object> value) {
        return lines.stream()
                .map(line -> value.apply(line.result()))
                .map(ResultColumns::text)
                .toArray(String[]::new);
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Enum<?> constant ? constant.name() : (String) value;
    }

    private static Integer[] numbers(List<ResultLine> lines, Function<AccountResult, Integer> value) {
        return lines.stream().map(line -> value.apply(line.result())).toArray(Integer[]::new);
    }
}
