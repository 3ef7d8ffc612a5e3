package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.Flag;
import java.math.BigDecimal;
import java.util.UUID;

/** Lines of results in PostgreSQL's text COPY format, columns in the order of {@link ResultColumns#NAMES}. */
final class ResultText {

    private static final String NULL = "\\N";

    private final UUID run;
    private final StringBuilder text = new StringBuilder();
    private final Cumulation cumulation = new Cumulation();

    ResultText(UUID run) {
        this.run = run;
    }

    /** Adds a line; lines come in the order of the output. */
    void add(ResultLine line) {
        AccountResult row = line.result();
        text.append(run).append('\t').append(line.ord()).append('\t').append(line.accountId());
        escaped(row.accountId());
        plain(row.rank());
        decimal(row.total());
        decimal(row.share());
        decimal(row.cumShare());
        plain(row.abcClass());
        plain(row.observedPeriods());
        plain(row.activePeriods());
        decimal(row.mean());
        decimal(row.stddev());
        decimal(row.cv());
        plain(row.xyzClass());
        decimal(row.cvDetrended());
        decimal(row.cvSeasonal());
        decimal(row.adi());
        decimal(row.cv2Nonzero());
        plain(row.demandPattern());
        plain(row.purchases());
        plain(row.recencyDays());
        decimal(row.medianGapDays());
        decimal(row.lateness());
        plain(row.lifecycle());
        plain(row.rfm());
        flags(row);
        plain(cumulation.with(row.total()));
        text.append('\n');
    }

    int length() {
        return text.length();
    }

    /** The text so far, which is forgotten. */
    String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    private void flags(AccountResult row) {
        text.append('\t').append('{');
        String separator = "";
        for (String flag : row.flags().stream().map(Flag::name).sorted().toList()) {
            text.append(separator).append(flag);
            separator = ",";
        }
        text.append('}');
    }

    private void decimal(BigDecimal value) {
        plain(value == null ? null : value.toPlainString());
    }

    private void plain(Object value) {
        text.append('\t').append(value == null ? NULL : value);
    }

    private void escaped(String value) {
        text.append('\t');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(character);
            }
        }
    }
}
