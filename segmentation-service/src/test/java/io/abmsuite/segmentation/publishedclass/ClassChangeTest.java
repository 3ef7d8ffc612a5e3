package io.abmsuite.segmentation.publishedclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClassChangeTest {

    private static final UUID ACCOUNT = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final Publication JANUARY = publication("2026-01-15");
    private static final Publication FEBRUARY = publication("2026-02-15");

    @Test
    void theFirstPublicationIsAChangeFromNothing() {
        List<ClassChange> changes = between(null, figures("X", "ACTIVE", "0.1"), JANUARY);

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).before()).isNull();
        assertThat(changes.get(0).movesClass()).isTrue();
        assertThat(changes.get(0).after().version()).isEqualTo(1);
        assertThat(changes.get(0).after().since()).isEqualTo(JANUARY.asOf());
    }

    @Test
    void theSameFiguresAreNoChange() {
        PublishedClass published = PublishedClass.first(figures("X", "ACTIVE", "0.1"), null, JANUARY);

        assertThat(between(published, figures("X", "ACTIVE", "0.1"), FEBRUARY)).isEmpty();
    }

    @Test
    void anotherTotalIsToldButMovesNoClass() {
        PublishedClass published = PublishedClass.first(figures("X", "ACTIVE", "0.1"), null, JANUARY);

        ClassChange change = between(published, sold(figures("X", "ACTIVE", "0.1"), "11.0000"), FEBRUARY)
                .get(0);

        assertThat(change.isNews()).isTrue();
        assertThat(change.movesClass()).isFalse();
        assertThat(change.after().version()).isEqualTo(2);
        assertThat(change.after().since()).isEqualTo(JANUARY.asOf());
        assertThat(change.after().source()).isEqualTo(FEBRUARY);
    }

    @Test
    void whatDriftsWithOthersIsKeptButNobodyIsToldOfIt() {
        PublishedClass published = PublishedClass.first(figures("X", "ACTIVE", "0.1"), null, JANUARY);

        ClassChange change =
                between(published, figures("X", "ACTIVE", "0.2"), FEBRUARY).get(0);

        assertThat(change.isNews()).isFalse();
        assertThat(change.after().version()).isEqualTo(1);
        assertThat(change.after().figures().share()).isEqualByComparingTo("0.2");
        assertThat(change.after().source()).isEqualTo(FEBRUARY);
    }

    @Test
    void anotherLetterMovesTheClassAndItsDate() {
        PublishedClass published = PublishedClass.first(figures("X", "ACTIVE", "0.1"), null, JANUARY);

        ClassChange change =
                between(published, figures("Y", "ACTIVE", "0.1"), FEBRUARY).get(0);

        assertThat(change.movesClass()).isTrue();
        assertThat(change.after().since()).isEqualTo(FEBRUARY.asOf());
        assertThat(change.before().letters().cell()).isEqualTo("AX");
        assertThat(change.after().letters().cell()).isEqualTo("AY");
    }

    @Test
    void anotherLifecycleMovesTheClassButNotItsDate() {
        PublishedClass published = PublishedClass.first(figures("X", "ACTIVE", "0.1"), null, JANUARY);

        ClassChange change =
                between(published, figures("X", "AT_RISK", "0.1"), FEBRUARY).get(0);

        assertThat(change.movesClass()).isTrue();
        assertThat(change.after().since()).isEqualTo(JANUARY.asOf());
    }

    @Test
    void anEarlierRunCannotHoldAClassSinceALaterDate() {
        PublishedClass published = PublishedClass.first(figures("X", "ACTIVE", "0.1"), null, FEBRUARY);

        ClassChange change =
                between(published, figures("X", "ACTIVE", "0.1"), JANUARY).get(0);

        assertThat(change.after().since()).isEqualTo(JANUARY.asOf());
        assertThat(change.movesClass()).isFalse();
    }

    private static ClassFigures figures(String xyz, String lifecycle, String share) {
        return new ClassFigures(
                ACCOUNT,
                "A01",
                new Letters("A", xyz),
                lifecycle,
                1,
                new BigDecimal("10.0000"),
                "EUR",
                new BigDecimal(share),
                null,
                10,
                List.of("MAJOR"),
                List.of(new MonthTotal("2026-01", "10.0000")));
    }

    private static List<ClassChange> between(PublishedClass before, ClassFigures found, Publication publication) {
        return ClassChange.between(
                before == null ? Map.of() : Map.of(ACCOUNT, before),
                Map.of(),
                List.of(found),
                publication,
                new Standing.Rule(1, publication.asOf(), false));
    }

    private static ClassFigures sold(ClassFigures figures, String total) {
        return new ClassFigures(
                figures.accountId(),
                figures.accountCode(),
                figures.letters(),
                figures.lifecycle(),
                figures.rank(),
                new BigDecimal(total),
                figures.currency(),
                figures.share(),
                figures.cv(),
                figures.recencyDays(),
                figures.flags(),
                figures.monthTotals());
    }

    private static Publication publication(String asOf) {
        return new Publication("standard", 1, UUID.randomUUID(), LocalDate.parse(asOf));
    }
}
