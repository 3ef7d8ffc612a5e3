package io.abmsuite.segmentation.publishedclass.api;

import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.publishedclass.ClassFigures;
import io.abmsuite.segmentation.publishedclass.ClassView;
import io.abmsuite.segmentation.publishedclass.MonthTotal;
import io.abmsuite.segmentation.publishedclass.Publication;
import io.abmsuite.segmentation.publishedclass.PublishedClass;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The published class of an account.
 *
 * @param since date with which the account came into its present class
 * @param run the published run
 * @param version version of the account's last event on abm.classes
 * @param openComplaints complaints not resolved yet
 */
public record ClassResponse(
        @NotNull UUID accountId,
        @NotNull String accountCode,
        @NotNull FiguresResponse published,
        LocalDate since,
        @NotNull RunReference run,
        long version,
        int openComplaints) {

    static ClassResponse of(ClassView view) {
        PublishedClass published = view.published();
        ClassFigures figures = published.figures();
        return new ClassResponse(
                figures.accountId(),
                figures.accountCode(),
                FiguresResponse.of(figures),
                published.since(),
                RunReference.of(view.run()),
                published.version(),
                view.openComplaints());
    }

    /** Class and figures. */
    public record FiguresResponse(
            String abcClass,
            String xyzClass,
            String cell,
            @NotNull String lifecycle,
            Integer rank,
            Money total,
            String share,
            String cv,
            Integer recencyDays,
            @NotNull List<String> flags,
            List<MonthTotal> monthTotals) {

        static FiguresResponse of(ClassFigures figures) {
            return new FiguresResponse(
                    figures.abcClass(),
                    figures.xyzClass(),
                    figures.cell(),
                    figures.lifecycle(),
                    figures.rank(),
                    Money.of(figures.total(), figures.currency()),
                    text(figures.share()),
                    text(figures.cv()),
                    figures.recencyDays(),
                    figures.flags(),
                    figures.monthTotals());
        }

        private static String text(BigDecimal number) {
            return number == null ? null : number.toPlainString();
        }
    }

    /** Where the class comes from. */
    public record RunReference(
            @NotNull UUID id,
            @NotNull String policy,
            int policyVersion,
            @NotNull LocalDate asOf) {

        static RunReference of(Publication run) {
            return new RunReference(run.runId(), run.policy(), run.policyVersion(), run.asOf());
        }
    }
}
