package io.abmsuite.segmentation.publishedclass.api;

/** Bodies shown in the API description. */
final class ClassExamples {

    static final String CLASS = """
            {"accountId": "01930000-0000-7000-8000-000000000001", "accountCode": "A01", "published": {"abcClass": "A",
             "xyzClass": "X", "cell": "AX", "lifecycle": "ACTIVE", "rank": 1,
             "total": {"amount": "120000.0000", "currency": "EUR"}, "share": "0.300000", "cv": "0.015411",
             "recencyDays": 10, "flags": ["DOMINANT", "MAJOR"],
             "monthTotals": [{"month": "2025-12", "amount": "10000.0000"}]}, "since": "2026-01-15",
             "run": {"id": "01930000-0000-7000-8000-00000000000a", "policy": "standard", "policyVersion": 1,
             "asOf": "2026-01-15"}, "version": 1, "openComplaints": 0}""";
    static final String PAGE = "{\"items\": [" + CLASS + "], \"nextCursor\": null}";

    private ClassExamples() {}

    static final String CSV = """
            account_id,abc_class,xyz_class,cell,lifecycle,rank,total,currency,share,cv,recency_days,flags,since,open_complaints
            ALFKI,A,X,AX,ACTIVE,1,120000.0000,EUR,0.300000,0.015411,10,DOMINANT;MAJOR,2026-01-15,0
            """;
}
