package io.abmsuite.accounts.dataimport.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.abmsuite.accounts.dataimport.UnreadableFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** One JSON object per line, with the same names as the columns of a CSV. */
final class NdjsonRows implements RowReader {

    private static final int LONGEST_LINE = 1 << 20;

    /** Beyond it a number is not written out: 1e999999999 would take all memory. */
    private static final int LONGEST_EXPONENT = 100;

    private static final ObjectReader JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readerFor(JsonNode.class);

    private final StrictText text;
    private final ImportRow first;
    private boolean firstGiven;
    private long row;

    NdjsonRows(StrictText text) throws IOException {
        this.text = text;
        this.first = read();
        if (first == null) {
            throw new UnreadableFileException("EMPTY_FILE", "The file is empty: it needs one JSON object per line.");
        }
    }

    @Override
    public Set<String> columns() {
        return first.columns();
    }

    @Override
    public ImportRow next() throws IOException {
        if (!firstGiven) {
            firstGiven = true;
            return first;
        }
        return read();
    }

    private ImportRow read() throws IOException {
        String line = line();
        while (line != null && line.isBlank()) {
            line = line();
        }
        if (line == null) {
            return null;
        }
        row++;
        try {
            JsonNode object = JSON.readValue(line);
            if (object == null || !object.isObject()) {
                return ImportRow.broken(row, line, "NOT_AN_OBJECT", "is not a JSON object");
            }
            return rowOf(object, line);
        } catch (JsonProcessingException broken) {
            return ImportRow.broken(row, line, "NOT_JSON", "is not JSON: " + broken.getOriginalMessage());
        }
    }

    private ImportRow rowOf(JsonNode object, String line) {
        Set<String> columns = new LinkedHashSet<>();
        Map<String, String> values = new HashMap<>();
        object.properties().forEach(field -> {
            String name = field.getKey().strip().toLowerCase(Locale.ROOT);
            String value = textOf(field.getValue()).strip();
            columns.add(name);
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        });
        if (columns.size() > CsvRows.MOST_COLUMNS) {
            return ImportRow.broken(
                    row,
                    line,
                    "TOO_MANY_FIELDS",
                    "has " + columns.size() + " fields, at most " + CsvRows.MOST_COLUMNS + " are read");
        }
        return ImportRow.of(row, columns, values, line);
    }

    private static String textOf(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return Math.abs((long) number.scale()) > LONGEST_EXPONENT ? number.toString() : number.toPlainString();
        }
        if (value.isArray()) {
            StringJoiner joined = new StringJoiner(";");
            value.forEach(one -> joined.add(textOf(one)));
            return joined.toString();
        }
        return value.isObject() ? value.toString() : value.asText();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (line.length() == LONGEST_LINE) {
                throw new UnreadableFileException(
                        "LINE_TOO_LONG",
                        "After row " + row + " a line is longer than 1 MiB; NDJSON has one object per line.");
            }
            line.append((char) c);
            c = text.read();
        }
        return line.toString();
    }
}
