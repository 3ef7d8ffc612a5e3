package io.abmsuite.segmentation.publishedclass.api;

/** Bodies shown in the API description. */
final class ClassExamples {

    static final String CLASS = """
            {"accountId": "01930000-0000-7000-8000-000000000001", "accountCode": "A01", "published": {"abcClass": "A",
             "xyzClass": "X", "cell": "AX", "lifecycle": "ACTIVE", "rank": 1,
             "total": {"amount": "120000.0000", "currency": "EUR"}, "share": "0.300000", "cv": "0.015411",
             "recencyDays": 10, "flags": ["DOMINANT", "MAJOR"],
             "monthTotals": [{"month": "2025-12", "amount": "10000.0000"}]},
             "computed": {"abcClass": "A", "xyzClass": "X", "cell": "AX"}, "pending": null, "override": null,
             "since": "2026-01-15",
             "run": {"id": "01930000-0000-7000-8000-00000000000a", "policy": "standard", "policyVersion": 1,
             "asOf": "2026-01-15"}, "version": 1, "openComplaints": 0}""";
    static final String OVERRIDE = """
            {"kind": "FLOOR", "abcClass": "A", "reason": "framework contract signed, deliveries begin in spring",
             "until": "2027-06-30"}""";
    static final String OVERRIDDEN = """
            {"accountId": "01930000-0000-7000-8000-000000000001", "accountCode": "A01", "published": {"abcClass": "A",
             "xyzClass": "Y", "cell": "AY", "lifecycle": "ACTIVE", "rank": 7,
             "total": {"amount": "15600.0000", "currency": "EUR"}, "share": "0.039000", "cv": "0.326357",
             "recencyDays": 31, "flags": [], "monthTotals": [{"month": "2025-12", "amount": "1300.0000"}]},
             "computed": {"abcClass": "B", "xyzClass": "Y", "cell": "BY"},
             "pending": {"abcClass": "B", "xyzClass": "X", "cell": "BX", "runs": 1, "needed": 2, "asOf": "2026-01-15"},
             "override": {"kind": "FLOOR", "abcClass": "A", "xyzClass": null,
             "reason": "framework contract signed, deliveries begin in spring", "until": "2027-06-30",
             "createdAt": "2026-01-15T10:00:00Z", "createdBy": "anna"}, "since": "2026-01-15",
             "run": {"id": "01930000-0000-7000-8000-00000000000a", "policy": "standard", "policyVersion": 1,
             "asOf": "2026-01-15"}, "version": 2, "openComplaints": 0}""";
    static final String WITHDRAW = "{\"reason\": \"the contract was not signed\"}";
    static final String MOVES = """
            {"items": [{"version": 2, "cause": "OVERRIDE", "policy": "standard", "policyVersion": 1,
             "publication": "01930000-0000-7000-8000-00000000000a", "asOf": "2026-01-15",
             "from": {"abcClass": "B", "xyzClass": "Y", "cell": "BY", "lifecycle": "ACTIVE"},
             "to": {"abcClass": "A", "xyzClass": "Y", "cell": "AY", "lifecycle": "ACTIVE"}, "computedCell": "BY",
             "actor": "anna", "reason": "framework contract signed, deliveries begin in spring",
             "movedAt": "2026-01-15T10:00:00Z"}], "nextCursor": null}""";
    static final String PUBLICATION = """
            {"id": "01930000-0000-7000-8000-00000000000a", "number": 7, "kind": "RUN", "policy": "standard",
             "policyVersion": 1, "runId": "01930000-0000-7000-8000-00000000000a", "asOf": "2026-01-15", "currency": "EUR",
             "watermark": 412, "counts": {"accounts": 14, "told": 3, "moved": 1}, "majorShare": "0.800000",
             "outputHash": "0000000000000000000000000000000000000000000000000000000000000000", "actor": "anna",
             "reason": null, "publishedAt": "2026-01-15T10:00:00Z"}""";
    static final String PUBLICATIONS = "{\"items\": [" + PUBLICATION + "], \"nextCursor\": null}";
    static final String PAGE = "{\"items\": [" + CLASS + "], \"nextCursor\": null}";

    private ClassExamples() {}

    static final String CSV = """
            account_id,abc_class,xyz_class,cell,lifecycle,rank,total,currency,share,cv,recency_days,flags,since,open_complaints,computed_cell,override
            ALFKI,A,X,AX,ACTIVE,1,120000.0000,EUR,0.300000,0.015411,10,DOMINANT;MAJOR,2026-01-15,0,AX,
            """;
}
