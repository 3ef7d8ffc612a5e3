package io.abmsuite.accounts.dataimport.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.abmsuite.accounts.dataimport.revert.Reverts;
import io.abmsuite.accounts.dataimport.revert.Reverts.Kept;
import io.abmsuite.platform.csv.CsvCells;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Writes what a revert could not take back as CSV, page by page. */
final class KeptCsv implements StreamingOutput {

    private static final int PAGE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Reverts reverts;
    private final UUID id;

    KeptCsv(Reverts reverts, UUID id) {
        this.reverts = reverts;
        this.id = id;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord("id", "name", "outcome", "cause");
        UUID last = new UUID(0, 0);
        List<Kept> page;
        do {
            page = reverts.kept(id, last, PAGE).await().atMost(PATIENCE);
            for (Kept one : page) {
                csv.writeRecord(one.id().toString(), CsvCells.text(one.name()), one.outcome(), one.cause());
                last = one.id();
            }
        } while (page.size() == PAGE);
        csv.flush();
    }
}
