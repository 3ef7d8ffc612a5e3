package io.abmsuite.segmentation.workbook;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.segmentation.run.LineSales;
import io.abmsuite.segmentation.run.ResultLine;
import io.abmsuite.segmentation.run.Run;
import io.abmsuite.segmentation.run.RunResultService;
import io.abmsuite.segmentation.run.TiedTotals;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes workbooks of completed runs, account by account as the reader takes them. */
@ApplicationScoped
public class WorkbookService {

    /** Rows of a sheet, without the header. */
    private static final int MOST_ACCOUNTS = 1_048_575;

    private final RunResultService runs;
    private final TiedTotals ties;
    private final LineSales sales;

    WorkbookService(RunResultService runs, TiedTotals ties, LineSales sales) {
        this.runs = runs;
        this.ties = ties;
        this.sales = sales;
    }

    /** A workbook that can be made; 422 if the run has more accounts than a sheet has rows. */
    public Uni<Opened> open(UUID id) {
        return runs.requireCompleted(id)
                .invoke(WorkbookService::fit)
                .chain(run -> runs.matrix(id, VisibleTeams.all())
                        .chain(matrix -> runs.pareto(id)
                                .chain(points -> ties.of(id)
                                        .map(tied ->
                                                new RunWorkbook(new RunWorkbook.Frame(run, matrix, points, tied)))))
                        .chain(book -> sales.of(run).map(sold -> new Opened(run, bytes(run, book, sold)))));
    }

    /**
     * A workbook about to be read.
     *
     * @param bytes the file; can be read once
     */
    public record Opened(Run run, Multi<byte[]> bytes) {}

    private Multi<byte[]> bytes(Run run, RunWorkbook book, LineSales.Lines sold) {
        Multi<byte[]> periods = runs.all(run.id(), VisibleTeams.all())
                .onItem()
                .transformToUniAndConcatenate(lines ->
                        sold.days(accounts(lines), book.periods()).chain(() -> aside(() -> book.periodRows(lines))));
        Multi<byte[]> classes = runs.all(run.id(), VisibleTeams.all())
                .onItem()
                .transformToUniAndConcatenate(lines -> aside(() -> book.classRows(lines)));
        return Multi.createBy()
                .concatenating()
                .streams(
                        aside(book::begin).toMulti(),
                        periods,
                        aside(book::beginClasses).toMulti(),
                        classes,
                        aside(book::end).toMulti())
                .select()
                .where(chunk -> chunk.length > 0);
    }

    /** Writing and compressing take their time, which is not the event loop's. */
    private static Uni<byte[]> aside(Supplier<byte[]> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static List<UUID> accounts(List<ResultLine> lines) {
        return lines.stream().map(ResultLine::accountId).toList();
    }

    private static void fit(Run run) {
        int accounts = run.outcome().accounts();
        if (accounts > MOST_ACCOUNTS) {
            Problem problem = Problem.of(
                    422,
                    "WORKBOOK_TOO_LARGE",
                    "A sheet has room for " + MOST_ACCOUNTS + " accounts; read the results as CSV instead.");
            throw new ProblemException(problem.with(Map.of("accounts", accounts, "atMost", MOST_ACCOUNTS)));
        }
    }
}
