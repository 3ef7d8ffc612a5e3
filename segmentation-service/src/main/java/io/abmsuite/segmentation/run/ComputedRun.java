package io.abmsuite.segmentation.run;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.KernelException;
import io.abmsuite.segmentation.kernel.Results;
import io.abmsuite.segmentation.kernel.ResultsCsv;
import io.abmsuite.segmentation.portfolio.SameCodeException;
import io.abmsuite.segmentation.publishedclass.ClassFigures;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What came out of a run, not stored yet. Lines are made when they are asked for. */
public final class ComputedRun {

    private final RunTask task;
    private final RunSnapshot snapshot;
    private final Results results;
    private final RunOutcome outcome;
    private final String currency;

    private ComputedRun(RunTask task, RunSnapshot snapshot, Results results, String currency, RunOutcome outcome) {
        this.task = task;
        this.snapshot = snapshot;
        this.results = results;
        this.currency = currency;
        this.outcome = outcome;
    }

    /** Takes its time and must not be called on an event loop. A run that cannot be right is a 422. */
    static ComputedRun of(RunTask task, RunSnapshot snapshot, String engineVersion) {
        Results results = results(task, snapshot);
        RunOutcome outcome = new RunOutcome(
                results.window().start(),
                results.window().end(),
                snapshot.watermark(),
                results.size(),
                engineVersion,
                ResultsCsv.hash(results),
                results.digest(),
                results.portfolio());
        return new ComputedRun(task, snapshot, results, snapshot.currency(), outcome);
    }

    public RunOutcome outcome() {
        return outcome;
    }

    public RunTask task() {
        return task;
    }

    /** The currency of all amounts; null if there are no sales and none was asked for. */
    public String currency() {
        return currency;
    }

    /** Accounts of the portfolio; null if they are all there are. */
    public List<UUID> members() {
        return snapshot.members();
    }

    public int size() {
        return results.size();
    }

    public ResultLine line(int position) {
        AccountResult row = results.row(position);
        return new ResultLine(position + 1, snapshot.source().account(results, position), row);
    }

    /** Whether the months of its accounts are known beside the ledger. */
    boolean hasMonths() {
        return snapshot.source().months() != null;
    }

    ClassFigures figures(int position) {
        AccountResult row = results.row(position);
        UUID account = snapshot.source().account(results, position);
        return ResultFigures.of(
                account, row, currency, snapshot.source().months().of(row.accountId()));
    }

    private static Results results(RunTask task, RunSnapshot snapshot) {
        try {
            return snapshot.source().classify(task.parameters(), task.asOf());
        } catch (KernelException refused) {
            throw refusal(refused);
        } catch (SameCodeException refused) {
            throw refusal(refused);
        }
    }

    /** What a caller is told if two accounts have one code. */
    static ProblemException refusal(SameCodeException refused) {
        Problem problem = Problem.of(
                422,
                "CODE_OF_SEVERAL_ACCOUNTS",
                "No result can be told apart by its code while " + refused.getMessage() + ".");
        return new ProblemException(
                problem.with(Map.of("accountCode", refused.code(), "accountIds", refused.accounts())));
    }

    /** What a caller is told if the kernel refuses. */
    public static ProblemException refusal(KernelException refused) {
        Problem problem = Problem.of(422, refused.code().name(), refused.getMessage());
        return new ProblemException(problem.with(Map.of("count", refused.count())));
    }
}
