package io.abmsuite.accounts.dataimport.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.abmsuite.accounts.dataimport.UnreadableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
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

    private static final int LONGEST_NAME = 100;

    /** Most columns a file may have. */
    static final int MOST_COLUMNS = 200;

    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private final Set<String> columns;
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
        columns = Collections.unmodifiableSet(new LinkedHashSet<>(header));
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
        if (first.getFieldCount() > MOST_COLUMNS) {
            throw new UnreadableFileException(
                    "BAD_HEADER",
                    "The header has " + first.getFieldCount() + " columns, at most " + MOST_COLUMNS + " are read.");
        }
        Set<String> names = new LinkedHashSet<>();
        for (String field : first.getFields()) {
            String name = field.strip().toLowerCase(Locale.ROOT);
            if (faultOf(name) != null || !names.add(name)) {
                throw new UnreadableFileException(
                        "BAD_HEADER",
                        faultOf(name) != null ? faultOf(name) : "The column " + name + " is there twice.");
            }
        }
        return List.copyOf(names);
    }

    private static String faultOf(String name) {
        if (name.isEmpty()) {
            return "A column has no name.";
        }
        if (name.length() > LONGEST_NAME) {
            return "A column has a name of " + name.length() + " characters, at most " + LONGEST_NAME + " are read.";
        }
        return name.indexOf('\0') >= 0 ? "The name of a column contains a NUL character." : null;
    }

    @Override
    public Set<String> columns() {
        return columns;
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
        return ImportRow.of(row, columns, values, raw);
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
