package io.abmsuite.segmentation.publishing;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A cron expression with five fields, in a time zone. */
final class CronSchedule {

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final ExecutionTime times;
    private final ZoneId zone;

    private CronSchedule(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /** 422 if the text is no cron expression. */
    static CronSchedule parse(String text, ZoneId zone) {
        try {
            return new CronSchedule(ExecutionTime.forCron(PARSER.parse(text)), zone);
        } catch (IllegalArgumentException notCron) {
            throw refused("must be a cron expression such as 30 5 * * 1-5 (minute, hour, day, month, day of week)");
        }
    }

    /** The first time after this moment; 422 if there is none, as on a 30 February. */
    Instant after(Instant moment) {
        return times.nextExecution(moment.atZone(zone))
                .orElseThrow(() -> refused("must name times that come"))
                .toInstant();
    }

    private static ProblemException refused(String message) {
        return ProblemException.unprocessable(List.of(new FieldFault("/cron", "INVALID_VALUE", message)));
    }
}
