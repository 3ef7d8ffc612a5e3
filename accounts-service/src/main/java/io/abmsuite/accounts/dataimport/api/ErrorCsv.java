package io.abmsuite.accounts.dataimport.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.abmsuite.accounts.dataimport.ImportQueries;
import io.abmsuite.accounts.dataimport.ImportQueries.StoredFault;
import io.abmsuite.accounts.dataimport.RowFault;
import io.abmsuite.platform.csv.CsvCells;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Writes the faults of an import as CSV, page by page. A cell a spreadsheet would run gets a leading apostrophe. */
final class ErrorCsv implements StreamingOutput {

    private static final int PAGE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ImportQueries imports;
    private final UUID id;

    ErrorCsv(ImportQueries imports, UUID id) {
        this.imports = imports;
        this.id = id;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord("row", "column", "code", "message", "the row");
        long row = 0;
        int n = -1;
        List<StoredFault> page;
        do {
            page = imports.faults(id, row, n, PAGE).await().atMost(PATIENCE);
            for (StoredFault stored : page) {
                RowFault fault = stored.fault();
                csv.writeRecord(
                        Long.toString(fault.row()),
                        CsvCells.text(fault.column()),
                        fault.code(),
                        CsvCells.text(fault.message()),
                        CsvCells.text(fault.raw()));
                row = fault.row();
                n = stored.n();
            }
        } while (page.size() == PAGE);
        csv.flush();
    }
}
