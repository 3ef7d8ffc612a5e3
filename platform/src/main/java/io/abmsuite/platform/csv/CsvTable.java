package io.abmsuite.platform.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.smallrye.mutiny.Multi;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The columns of a list as CSV: UTF-8, RFC 4180, with a header. */
public final class CsvTable<T> {

    /** What an answer in this form says of itself. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    /** Headers of an answer in this form. */
    public static final Map<String, List<String>> HEADERS = Map.of("Content-Type", List.of(MEDIA_TYPE));

    private final List<String> names = new ArrayList<>();
    private final List<Function<T, Object>> values = new ArrayList<>();

    /** Adds a column. */
    public CsvTable<T> with(String name, Function<T, Object> value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** Header and rows, chunk by chunk. */
    public Multi<String> write(Multi<List<T>> chunks) {
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(header()), chunks.map(this::lines));
    }

    String header() {
        return text(csv -> csv.writeRecord(names));
    }

    String lines(List<T> rows) {
        return text(csv -> rows.forEach(row -> csv.writeRecord(
                values.stream().map(value -> CsvCells.of(value.apply(row))).toList())));
    }

    private static String text(Consumer<CsvWriter> writing) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            writing.accept(csv);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory can always be written", impossible);
        }
        return text.toString();
    }
}
