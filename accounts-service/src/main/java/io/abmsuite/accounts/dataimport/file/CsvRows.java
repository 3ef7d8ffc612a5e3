package io.abmsuite.accounts.dataimport.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.abmsuite.accounts.dataimport.UnreadableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** RFC 4180 with comma or semicolon; the header names the columns, in any order and case. */
final class CsvRows implements RowReader {

    private static final int LONGEST_HEADER = 1 << 15;
    private static final int LARGEST_ROW = 1 << 20;

    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private long row;

    CsvRows(StrictText text) throws IOException {
        char separator = separatorOf(text);
        records = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LARGEST_ROW)
                .ofCsvRecord(text)
                .iterator();
        CsvRecord first = read();
        if (first == null) {
            throw new UnreadableFileException(
                    "EMPTY_FILE", "The file is empty: it needs a header row with column names.");
        }
        header = namesOf(first);
    }

    /** Whichever of comma and semicolon stands more often in the first line, outside quotes. */
    private static char separatorOf(StrictText text) throws IOException {
        text.mark(LONGEST_HEADER);
        int commas = 0;
        int semicolons = 0;
        boolean quoted = false;
        for (int i = 0; i < LONGEST_HEADER - 1; i++) {
            int c = text.read();
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                commas++;
            } else if (!quoted && c == ';') {
                semicolons++;
            } else if (c < 0 || !quoted && (c == '\n' || c == '\r') && commas + semicolons + i > 0) {
                break;
            }
        }
        text.reset();
        return semicolons > commas ? ';' : ',';
    }

    private static List<String> namesOf(CsvRecord first) {
        List<String> names = new ArrayList<>();
        for (String field : first.getFields()) {
            String name = field.strip().toLowerCase(Locale.ROOT);
            if (name.isEmpty() || names.contains(name)) {
                throw new UnreadableFileException(
                        "BAD_HEADER",
                        name.isEmpty() ? "A column has no name." : "The column " + name + " is there twice.");
            }
            names.add(name);
        }
        return names;
    }

    @Override
    public Set<String> columns() {
        return new LinkedHashSet<>(header);
    }

    @Override
    public ImportRow next() throws IOException {
        CsvRecord record = read();
        if (record == null) {
            return null;
        }
        row++;
        String raw = String.join(",", record.getFields());
        if (record.getFieldCount() != header.size()) {
            return ImportRow.broken(
                    row,
                    raw,
                    "WRONG_NUMBER_OF_CELLS",
                    "has " + record.getFieldCount() + " cells, the header has " + header.size());
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String value = record.getField(i).strip();
            if (!value.isEmpty()) {
                values.put(header.get(i), value);
            }
        }
        return ImportRow.of(row, values, raw);
    }

    private CsvRecord read() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof UnreadableFileException known) {
                throw known;
            }
            throw new UnreadableFileException(
                    "BAD_CSV",
                    "After row " + row + " the file is no CSV (" + broken.getMessage()
                            + "). A row has at most 1 MiB; is a quote not closed?");
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
