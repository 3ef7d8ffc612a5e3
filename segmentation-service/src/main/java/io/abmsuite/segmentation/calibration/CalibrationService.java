package io.abmsuite.segmentation.calibration;

import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Results;
import io.abmsuite.segmentation.run.PreviewSlots;
import io.abmsuite.segmentation.run.RunCalculator;
import io.abmsuite.segmentation.run.RunOrder;
import io.abmsuite.segmentation.run.RunSnapshot;
import io.abmsuite.segmentation.run.RunTask;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tries granularities and limits on the ledger as it stands, and proposes parameters. Nothing is stored. */
@ApplicationScoped
public class CalibrationService {

    private final RunCalculator calculator;
    private final PreviewSlots slots;

    CalibrationService(RunCalculator calculator, PreviewSlots slots) {
        this.calculator = calculator;
        this.slots = slots;
    }

    /** What is not about XYZ is taken from the policy of the order; 422 with all that is against it. */
    public Uni<Calibration> calibrate(RunOrder order, String caller) {
        return slots.in(() -> calculator.task(order, caller).chain(task -> calibrate(order.policy(), task)));
    }

    private Uni<Calibration> calibrate(String policy, RunTask task) {
        return Multi.createFrom()
                .items(Rhythm.values())
                .onItem()
                .transformToUniAndConcatenate(rhythm -> tried(task, rhythm))
                .collect()
                .asList()
                .map(tried -> calibration(policy, task, tried));
    }

    /** A granularity, with the gaps seen in it. */
    private record Tried(
            Trial trial, String currency, long watermark, List<BigDecimal> gaps, List<BigDecimal> gapsOfA) {}

    private Uni<Tried> tried(RunTask task, Rhythm rhythm) {
        RunTask ofRhythm = task.with(rhythm.parameters(task.parameters(), rhythm.usual()));
        return calculator.trials(ofRhythm, snapshot -> tried(ofRhythm, rhythm, snapshot));
    }

    private static Tried tried(RunTask task, Rhythm rhythm, RunSnapshot snapshot) {
        List<Trial.Attempt> attempts = new ArrayList<>();
        Results last = null;
        for (Limits limits : Limits.ALL) {
            Parameters parameters = rhythm.parameters(task.parameters(), limits);
            last = RunCalculator.classify(snapshot, parameters, task.asOf());
            Map<String, Integer> matrix = last.portfolio().matrix();
            attempts.add(new Trial.Attempt(limits, Spread.of(matrix, "A", "B", "C", "-"), Spread.of(matrix, "A")));
        }
        List<BigDecimal> gaps = new ArrayList<>();
        List<BigDecimal> gapsOfA = new ArrayList<>();
        for (int i = 0; i < last.size(); i++) {
            AccountResult row = last.row(i);
            if (row.purchases() > 0 && row.medianGapDays() != null) {
                gaps.add(row.medianGapDays());
                if (row.abcClass() == AbcClass.A) {
                    gapsOfA.add(row.medianGapDays());
                }
            }
        }
        Trial trial = new Trial(rhythm, last.window(), attempts);
        return new Tried(trial, snapshot.currency(), snapshot.watermark(), gaps, gapsOfA);
    }

    /** Gaps are those seen in months. */
    private static Calibration calibration(String policy, RunTask task, List<Tried> tried) {
        Tried months = tried.get(Rhythm.MONTH.ordinal());
        Quantiles gaps = Quantiles.of(months.gaps());
        Quantiles gapsOfA = Quantiles.of(months.gapsOfA());
        List<Trial> trials = tried.stream().map(Tried::trial).toList();
        return new Calibration(
                policy,
                task.asOf(),
                months.currency(),
                months.watermark(),
                gaps,
                gapsOfA,
                trials,
                Proposal.of(task.parameters(), gapsOfA, gaps, trials));
    }
}
