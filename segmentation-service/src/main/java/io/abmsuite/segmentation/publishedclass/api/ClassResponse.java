package io.abmsuite.segmentation.publishedclass.api;

import io.abmsuite.segmentation.money.DecimalText;
import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.publishedclass.Candidate;
import io.abmsuite.segmentation.publishedclass.ClassFigures;
import io.abmsuite.segmentation.publishedclass.ClassOverride;
import io.abmsuite.segmentation.publishedclass.ClassView;
import io.abmsuite.segmentation.publishedclass.Letters;
import io.abmsuite.segmentation.publishedclass.MonthTotal;
import io.abmsuite.segmentation.publishedclass.Publication;
import io.abmsuite.segmentation.publishedclass.PublishedClass;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The published class of an account, and what is computed beside it.
 *
 * @param computed the class the last publication found, whatever is published
 * @param pending a class that was found but is not confirmed yet; null if there is none
 * @param override what a person decided; null if nobody did
 * @param since date with which the account came into its present class
 * @param run the present publication: the id is that of its run, or of the live publication
 * @param version version of the account's last event on abm.classes
 * @param openComplaints complaints not resolved yet
 */
public record ClassResponse(
        @NotNull UUID accountId,
        @NotNull String accountCode,
        @NotNull FiguresResponse published,
        @NotNull LettersResponse computed,
        PendingResponse pending,
        OverrideResponse override,
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
                FiguresResponse.of(published),
                LettersResponse.of(figures.letters()),
                PendingResponse.of(view),
                OverrideResponse.of(view.override()),
                published.since(),
                RunReference.of(view.run()),
                published.version(),
                view.openComplaints());
    }

    /** A class without figures. */
    public record LettersResponse(String abcClass, String xyzClass, String cell) {

        static LettersResponse of(Letters letters) {
            return new LettersResponse(letters.abc(), letters.xyz(), letters.cell());
        }
    }

    /**
     * A class that waits to be confirmed.
     *
     * @param runs in how many publications in a row it was found
     * @param needed in how many it must be found
     * @param asOf date of the last of them
     */
    public record PendingResponse(
            String abcClass,
            String xyzClass,
            String cell,
            int runs,
            int needed,
            @NotNull LocalDate asOf) {

        static PendingResponse of(ClassView view) {
            Candidate candidate = view.published().candidate();
            if (candidate == null) {
                return null;
            }
            Letters letters = candidate.letters();
            return new PendingResponse(
                    letters.abc(),
                    letters.xyz(),
                    letters.cell(),
                    candidate.runs(),
                    view.confirmRuns(),
                    candidate.asOf());
        }
    }

    /**
     * What a person decided.
     *
     * @param kind FLOOR: not worse than this ABC class; FIXED: these letters
     * @param until the last day on which it holds
     */
    public record OverrideResponse(
            @NotNull ClassOverride.Kind kind,
            @NotNull String abcClass,
            String xyzClass,
            @NotNull String reason,
            @NotNull LocalDate until,
            @NotNull Instant createdAt,
            @NotNull String createdBy) {

        static OverrideResponse of(ClassOverride override) {
            return override == null
                    ? null
                    : new OverrideResponse(
                            override.kind(),
                            override.abcClass(),
                            override.xyzClass(),
                            override.reason(),
                            override.until(),
                            override.createdAt(),
                            override.createdBy());
        }
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

        static FiguresResponse of(PublishedClass published) {
            ClassFigures figures = published.figures();
            return new FiguresResponse(
                    published.letters().abc(),
                    published.letters().xyz(),
                    published.letters().cell(),
                    figures.lifecycle(),
                    figures.rank(),
                    Money.of(figures.total(), figures.currency()),
                    DecimalText.of(figures.share()),
                    DecimalText.of(figures.cv()),
                    figures.recencyDays(),
                    figures.flags(),
                    figures.monthTotals());
        }
    }

    /** Where the class comes from. */
    public record RunReference(
            @NotNull UUID id,
            @NotNull String policy,
            int policyVersion,
            @NotNull LocalDate asOf) {

        /** Of the run or the live publication. */
        public static RunReference of(Publication run) {
            return new RunReference(run.runId(), run.policy(), run.policyVersion(), run.asOf());
        }
    }
}
