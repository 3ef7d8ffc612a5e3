package io.abmsuite.segmentation.publishedclass.api;

import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.segmentation.publishedclass.ClassFigures;
import io.abmsuite.segmentation.publishedclass.ClassView;
import io.abmsuite.segmentation.publishedclass.Letters;
import java.util.function.Function;

/** Published classes as CSV. */
final class ClassCsv {

    static final CsvTable<ClassView> TABLE = new CsvTable<ClassView>()
            .with("account_id", figures(ClassFigures::accountCode))
            .with("abc_class", letters(Letters::abc))
            .with("xyz_class", letters(Letters::xyz))
            .with("cell", letters(Letters::cell))
            .with("lifecycle", figures(ClassFigures::lifecycle))
            .with("rank", figures(ClassFigures::rank))
            .with("total", figures(ClassFigures::total))
            .with("currency", figures(ClassFigures::currency))
            .with("share", figures(ClassFigures::share))
            .with("cv", figures(ClassFigures::cv))
            .with("recency_days", figures(ClassFigures::recencyDays))
            .with("flags", figures(found -> String.join(";", found.flags())))
            .with("since", view -> view.published().since())
            .with("open_complaints", ClassView::openComplaints)
            .with("computed_cell", figures(found -> found.letters().cell()))
            .with(
                    "override",
                    view -> view.override() == null ? null : view.override().kind());

    private ClassCsv() {}

    private static Function<ClassView, Object> letters(Function<Letters, Object> value) {
        return view -> value.apply(view.published().letters());
    }

    private static Function<ClassView, Object> figures(Function<ClassFigures, Object> value) {
        return view -> value.apply(view.published().figures());
    }
}
