package io.abmsuite.segmentation.policyclass.api;

import io.abmsuite.segmentation.money.DecimalText;
import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.policyclass.PolicyClass;
import io.abmsuite.segmentation.publishedclass.ClassFigures;
import io.abmsuite.segmentation.publishedclass.Publication;
import io.abmsuite.segmentation.publishedclass.api.ClassResponse.RunReference;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * The class of an account under one policy.
 *
 * @param published whether it is the published class; the others are what the newest run of their policy found
 * @param run where it comes from: for the published class the present publication, as with the class itself
 */
public record PolicyClassResponse(
        @NotNull String policy,
        boolean published,
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
        @NotNull RunReference run) {

    static PolicyClassResponse of(PolicyClass found) {
        ClassFigures figures = found.figures();
        Publication source = found.source();
        return new PolicyClassResponse(
                source.policy(),
                found.published(),
                found.letters().abc(),
                found.letters().xyz(),
                found.letters().cell(),
                figures.lifecycle(),
                figures.rank(),
                Money.of(figures.total(), figures.currency()),
                DecimalText.of(figures.share()),
                DecimalText.of(figures.cv()),
                figures.recencyDays(),
                figures.flags(),
                RunReference.of(source));
    }
}
