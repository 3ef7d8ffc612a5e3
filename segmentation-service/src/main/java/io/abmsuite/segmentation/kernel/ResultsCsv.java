package io.abmsuite.segmentation.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The one canonical text of results: what it writes is what the output hash is taken of. */
public final class ResultsCsv {
    private static final String HEADER =
            "rank,account_id,total,share,cum_share,abc_class,n_obs,active_periods,mean,stddev,cv,"
                    + "xyz_class,cell,cv_detrended,cv_seasonal,adi,cv2_nonzero,demand_pattern,purchases,recency_days,"
                    + "median_gap_days,lateness,lifecycle,rfm,flags";
    private static final int BUFFER = 1 << 16;

    private ResultsCsv() {}

    /** The header line, without line end. */
    public static String header() {
        return HEADER;
    }

    /** The line of one account, without line end. */
    public static String line(AccountResult row) {
        StringBuilder line = new StringBuilder(240);
        cell(line, row.rank()).append(text(row.accountId())).append(',');
        number(line, row.total(), 4);
        number(line, row.share(), 6);
        number(line, row.cumShare(), 6);
        cell(line, row.abcClass());
        cell(line, row.observedPeriods());
        cell(line, row.activePeriods());
        number(line, row.mean(), 6);
        number(line, row.stddev(), 6);
        number(line, row.cv(), 6);
        cell(line, row.xyzClass());
        cell(line, row.cell());
        number(line, row.cvDetrended(), 6);
        number(line, row.cvSeasonal(), 6);
        number(line, row.adi(), 6);
        number(line, row.cv2Nonzero(), 6);
        cell(line, row.demandPattern() == null ? null : row.demandPattern().word());
        cell(line, row.purchases());
        cell(line, row.recencyDays());
        number(line, row.medianGapDays(), 1);
        number(line, row.lateness(), 6);
        cell(line, row.lifecycle());
        cell(line, row.rfm());
        return line.append(row.flags().stream().map(Flag::name).sorted().collect(Collectors.joining(" ")))
                .toString();
    }

    /** Writes header and rows in UTF-8 with LF, and returns the SHA-256 of what was written in lower case hex. */
    public static String write(Results results, OutputStream out) throws IOException {
        MessageDigest digest = ClassificationDigest.sha256();
        OutputStream digesting = new DigestOutputStream(out, digest);
        StringBuilder buffer = new StringBuilder(BUFFER).append(HEADER).append('\n');
        for (int i = 0; i < results.size(); i++) {
            buffer.append(line(results.row(i))).append('\n');
            if (buffer.length() >= BUFFER - 1024) {
                digesting.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
                buffer.setLength(0);
            }
        }
        digesting.write(buffer.toString().getBytes(StandardCharsets.UTF_8));
        digesting.flush();
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The SHA-256 of what {@link #write} would write. */
    public static String hash(Results results) {
        try {
            return write(results, OutputStream.nullOutputStream());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static StringBuilder cell(StringBuilder line, Object value) {
        return line.append(value == null ? "" : value).append(',');
    }

    private static void number(StringBuilder line, BigDecimal value, int places) {
        cell(
                line,
                value == null
                        ? null
                        : value.setScale(places, RoundingMode.HALF_EVEN).toPlainString());
    }

    /** A text that a spreadsheet would take for a formula is defused by an apostrophe. */
    private static String text(String value) {
        String safe = "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
