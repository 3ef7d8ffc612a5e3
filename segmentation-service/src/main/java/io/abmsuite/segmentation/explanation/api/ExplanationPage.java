package io.abmsuite.segmentation.explanation.api;

import io.abmsuite.segmentation.explanation.AbcExplanation;
import io.abmsuite.segmentation.explanation.Explanation;
import io.abmsuite.segmentation.explanation.LifecycleExplanation;
import io.abmsuite.segmentation.explanation.Lineage;
import io.abmsuite.segmentation.explanation.XyzExplanation;
import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.picture.BarChart;
import io.abmsuite.segmentation.picture.Markup;
import io.abmsuite.segmentation.picture.Theme;
import java.math.BigDecimal;
import java.util.List;

/** An explanation as one page for readers: no scripts, nothing from elsewhere, readable in light and dark and in print. */
final class ExplanationPage {

    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:50rem;padding:1.5rem;color:#1b1f24;background:#fff}
            h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #d0d7de}
            .cell{display:inline-block;padding:0 .5em;border:2px solid #0b5cad;border-radius:.3em}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.2rem .6rem .2rem 0;vertical-align:top}
            td.number{text-align:right;font-variant-numeric:tabular-nums}th{font-weight:600}tr{border-bottom:1px solid #d0d7de}
            svg{max-width:100%;height:auto}.muted{color:#57606a}code{overflow-wrap:anywhere}
            @media (prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}
            h2,tr{border-color:#3a424c}.cell{border-color:#79b8ff}.muted{color:#a3adb8}}
            """;

    /** The Content-Security-Policy of the page. */
    static final String POLICY = Theme.policy(STYLE + Theme.PICTURES);

    private final StringBuilder out = new StringBuilder(16_384);

    private ExplanationPage() {}

    static String of(Explanation found) {
        ExplanationPage page = new ExplanationPage();
        page.head(found);
        page.abc(found.abc());
        page.xyz(found.xyz());
        page.series(found);
        page.rhythm(found);
        page.lineage(found.lineage());
        return page.out.append("</body></html>\n").toString();
    }

    private void head(Explanation found) {
        String code = Markup.text(found.accountCode());
        String cell = letter(found.abc().letter()) + letter(found.xyz().letter());
        out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(code + ": why it is " + cell)
                .append("</title><style>" + STYLE + Theme.PICTURES + "</style></head><body>\n<h1>")
                .append(code + " is <span class=\"cell\">" + cell + "</span></h1>\n");
        paragraph("Run of " + found.lineage().asOf() + " with policy "
                + found.lineage().policy() + " version "
                + found.lineage().policyVersion() + ", window "
                + found.lineage().windowStart() + " to "
                + found.lineage().windowEnd() + ".");
        if (found.strategy() != null) {
            paragraph("Strategy (" + found.strategy().who() + "): "
                    + found.strategy().text() + ". Contact every "
                    + found.strategy().cadenceDays() + " days.");
        }
        if (found.published() != null) {
            paragraph("Published now: " + published(found) + ", since "
                    + found.published().since()
                    + (found.published().fromThisRun() ? ", by this run." : ", by another run."));
        }
    }

    private static String published(Explanation found) {
        return found.published().cell() == null
                ? letter(found.published().abcClass())
                        + letter(found.published().xyzClass())
                : found.published().cell();
    }

    private void abc(AbcExplanation abc) {
        heading("Contribution: " + letter(abc.letter()));
        list(abc.reasons());
        begin();
        row("Rank", abc.rank());
        row("Total", money(abc.total()));
        row("Share of all positive totals", abc.share());
        row("Cumulated share with it", abc.cumShare());
        row("Before it", pair(abc.before(), abc.shareBefore()));
        row("With it", pair(abc.after(), abc.shareAfter()));
        row("Up", abc.up() == null ? "nothing lifts it" : abc.up().text());
        row("Down", abc.down() == null ? "there is no class below" : abc.down().text());
        end();
    }

    private void xyz(XyzExplanation xyz) {
        heading("Steadiness: " + letter(xyz.letter()));
        list(xyz.reasons());
        begin();
        row("Mean per period", xyz.mean());
        row("Standard deviation", xyz.stddev());
        row("CV", xyz.cv());
        row("CV without trend", xyz.cvDetrended());
        row("CV against last year", xyz.cvSeasonal());
        row("Distance to x_limit " + xyz.xLimit(), xyz.distanceToX());
        row("Distance to y_limit " + xyz.yLimit(), xyz.distanceToY());
        end();
    }

    private void series(Explanation found) {
        heading("What it brought in each period");
        List<BarChart.Bar> bars = found.series().stream()
                .map(period -> new BarChart.Bar(period.label(), new BigDecimal(period.amount()), period.counted()))
                .toList();
        out.append(BarChart.of("Total of each period of " + found.accountCode(), bars));
        begin();
        found.series()
                .forEach(period ->
                        row(period.label(), period.amount() + (period.counted() ? "" : " (" + period.why() + ")")));
        end();
    }

    private void rhythm(Explanation found) {
        LifecycleExplanation life = found.lifecycle();
        heading("Rhythm: " + life.lifecycle());
        paragraph(life.text());
        begin();
        row("Days with a purchase", life.purchaseDates());
        row("First and last", life.firstPurchase() == null ? null : life.firstPurchase() + ", " + life.lastPurchase());
        row("AT_RISK from", life.atRiskFrom());
        row("DORMANT from", life.dormantFrom());
        row(
                "RFM",
                found.rfm() == null
                        ? null
                        : found.rfm().rfm() + ": " + found.rfm().text());
        row("Demand", found.demand() == null ? null : found.demand().text());
        found.flags().forEach(flag -> row(flag.flag().name(), flag.text()));
        end();
    }

    private void lineage(Lineage lineage) {
        heading("Where this comes from");
        begin();
        row("Run", lineage.runId());
        row("Watermark of the ledger", lineage.watermark());
        row("Engine", lineage.engineVersion());
        row("Output hash", lineage.outputHash());
        end();
    }

    private void heading(String text) {
        out.append("<h2>").append(Markup.text(text)).append("</h2>\n");
    }

    private void paragraph(String text) {
        out.append("<p>").append(Markup.text(text)).append("</p>\n");
    }

    private void list(List<String> texts) {
        out.append("<ul>");
        texts.forEach(text -> out.append("<li>").append(Markup.text(text)).append("</li>"));
        out.append("</ul>\n");
    }

    private void begin() {
        out.append("<table><tbody>\n");
    }

    private void row(String name, Object value) {
        String text = value == null ? "–" : value.toString();
        out.append("<tr><th scope=\"row\">" + Markup.text(name) + "</th><td>" + Markup.text(text) + "</td></tr>\n");
    }

    private void end() {
        out.append("</tbody></table>\n");
    }

    private static String letter(Object letter) {
        return letter == null ? "–" : letter.toString();
    }

    private static String money(Money money) {
        return money == null ? null : money.amount() + (money.currency() == null ? "" : " " + money.currency());
    }

    private static String pair(Money money, String share) {
        return money == null ? null : money(money) + " (share " + (share == null ? "–" : share) + ")";
    }
}
