package io.abmsuite.accounts.dataimport.api;

/** Examples of the description. */
final class ImportExamples {

    static final String IMPORT = """
            {"id":"01930000-0000-7000-8000-000000000011","kind":"sales","source":"erp","status":"COMPLETED","dryRun":false,
             "bytes":78,"rowsTotal":1,"rowsRead":1,"rowsAccepted":1,"rowsChanged":0,"rowsRejected":0,"rowsAside":0,
             "position":"abm.sales/3@1","progress":1,"rowsPerSecond":15000,"estimatedCompletionAt":null,
             "ignoredColumns":[],"problem":null,"createdBy":"erp-sync","createdAt":"2026-01-15T10:00:00Z",
             "startedAt":"2026-01-15T10:00:00Z","finishedAt":"2026-01-15T10:00:01Z",
             "revertibleUntil":"2026-01-22T10:00:00Z","revert":null}""";
    static final String REVERTED = """
            {"id":"01930000-0000-7000-8000-000000000012","kind":"accounts","source":"erp","status":"REVERTED","dryRun":false,
             "bytes":5210,"rowsTotal":120,"rowsRead":120,"rowsAccepted":120,"rowsChanged":30,"rowsRejected":0,
             "rowsAside":0,"position":"abm.accounts/3@251","progress":1,"rowsPerSecond":12000,
             "estimatedCompletionAt":null,"ignoredColumns":[],"problem":null,"createdBy":"erp-sync",
             "createdAt":"2026-01-15T10:00:00Z","startedAt":"2026-01-15T10:00:00Z","finishedAt":"2026-01-15T10:00:01Z",
             "revertibleUntil":null,"revert":{"status":"COMPLETED","reason":"wrong file","requestedBy":"maria",
             "requestedAt":"2026-01-15T11:00:00Z","finishedAt":"2026-01-15T11:00:02Z","removed":88,"archived":2,
             "restored":29,"conflicts":1,"voided":0,"discarded":0}}""";

    private ImportExamples() {}
}
