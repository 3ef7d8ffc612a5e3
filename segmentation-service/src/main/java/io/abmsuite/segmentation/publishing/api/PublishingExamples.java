package io.abmsuite.segmentation.publishing.api;

/** Bodies shown in the API description. */
final class PublishingExamples {

    static final String LIVE = "{\"mode\": \"LIVE\", \"cadenceMillis\": 1000}";
    static final String SCHEDULE = "{\"mode\": \"SCHEDULE\", \"cron\": \"30 5 * * 1-5\", \"confirmRuns\": 2}";
    static final String PUBLISHING = """
            {"id": "01930000-0000-7000-8000-00000000000b", "policy": "retail", "mode": "SCHEDULE", "cron": "30 5 * * 1-5",
             "publishes": true, "cadenceMillis": 1000, "confirmRuns": 2, "nextFire": "2026-01-16T05:30:00Z",
             "lastFire": "2026-01-15T05:30:00Z", "lastProblem": null, "changedAt": "2026-01-10T09:00:00Z",
             "changedBy": "anna", "version": 1}""";

    private PublishingExamples() {}
}
