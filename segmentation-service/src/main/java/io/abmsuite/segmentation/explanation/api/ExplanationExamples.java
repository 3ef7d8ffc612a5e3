package io.abmsuite.segmentation.explanation.api;

/** Bodies shown in the API description. */
final class ExplanationExamples {

    static final String EXPLANATION = """
            {"accountId": "01930000-0000-7000-8000-000000000006", "accountCode": "A06", "cell": "BZ",
             "strategy": {"who": "occasional large orders", "text": "event-driven contact, quick quotation",
             "cadenceDays": 45},
             "abc": {"letter": "B", "rank": 5, "total": {"amount": "24000.0000", "currency": "EUR"},
             "share": "0.060000", "cumShare": "0.920000",
             "totalOfAll": {"amount": "400000.0000", "currency": "EUR"},
             "before": {"amount": "320000.0000", "currency": "EUR"}, "shareBefore": "0.800000",
             "after": {"amount": "368000.0000", "currency": "EUR"}, "shareAfter": "0.920000", "blockAccounts": 2,
             "boundary": "inclusive", "aLimit": "80", "bLimit": "95",
             "reasons": ["The total is 24000, that is 6 % of all positive totals.",
             "2 accounts have this total and share their class; before and after are those of all of them.",
             "80 % of the total is reached before it, which is not less than 80 % (a_limit), so it is not A.",
             "80 % of the total is reached before it, which is less than 95 % (b_limit), so it is B."],
             "up": {"to": "A", "by": {"amount": "0.0001", "currency": "EUR"},
             "total": {"amount": "24000.0001", "currency": "EUR"},
             "text": "0.0001 more, everything else equal, brings it into class A."},
             "down": {"to": "C", "by": {"amount": "14800.0001", "currency": "EUR"},
             "total": {"amount": "9199.9999", "currency": "EUR"},
             "text": "A loss of 14800.0001, everything else equal, brings it into class C."}},
             "xyz": {"letter": "Z", "nObs": 11, "minPeriods": 6, "mean": "2181.818182", "stddev": "3562.894171",
             "cv": "1.632993", "cvDetrended": "1.602082", "cvBasis": "raw", "decidingCv": "1.632993",
             "xLimit": "0.25", "yLimit": "0.5", "distanceToX": "1.382993", "distanceToY": "1.132993",
             "reasons": ["The coefficient of variation is 1.632993, which is above 0.5 (y_limit), so it is Z."]},
             "series": [{"label": "2025-01", "start": "2025-01-01", "end": "2025-01-31", "amount": "0.0000",
             "counted": false, "why": "before the first sale"}, {"label": "2025-02", "start": "2025-02-01",
             "end": "2025-02-28", "amount": "8000.0000", "counted": true}],
             "rfm": {"rfm": "223", "recency": 2, "frequency": 2, "monetary": 3, "text": "Of 5 among the accounts ..."},
             "lifecycle": {"lifecycle": "ACTIVE", "purchaseDates": 3, "firstPurchase": "2025-02-15",
             "lastPurchase": "2025-10-15", "latestPurchases": ["2025-10-15", "2025-06-15", "2025-02-15"],
             "recencyDays": 92, "medianGapDays": "121.0", "lateness": "0.760331", "atRisk": "2", "dormant": "4",
             "atRiskFrom": "2026-06-15", "dormantFrom": "2027-02-12", "text": "It buys in its usual rhythm. ..."},
             "demand": {"pattern": "intermittent", "adi": "3.666667", "cv2Nonzero": "0.000000", "adiLimit": "1.32",
             "cv2Limit": "0.49", "text": "It buys in one of 3.666667 periods, ..."},
             "flags": [{"flag": "TIE", "text": "Another account has exactly the same total."}],
             "published": {"abcClass": "B", "xyzClass": "Z", "cell": "BZ", "since": "2026-01-15",
             "runId": "01930000-0000-7000-8000-00000000000a", "fromThisRun": true},
             "lineage": {"runId": "01930000-0000-7000-8000-00000000000a", "policy": "monthly", "policyVersion": 1,
             "whatIf": false, "asOf": "2026-01-15", "windowStart": "2025-01-01", "windowEnd": "2025-12-31",
             "granularity": "month", "periods": 12, "metric": "revenue", "currency": "EUR", "rollUp": false,
             "accounts": 1, "watermark": 42,
             "engineVersion": "1.0.0",
             "outputHash": "0000000000000000000000000000000000000000000000000000000000000000"}}""";
    static final String PAGE =
            "<!DOCTYPE html><html lang=\"en\"><head>...</head><body><h1>A06 is BZ</h1>...</body></html>";
    static final String SALES = """
            {"items": [{"accountCode": "A06", "source": "erp", "saleId": "S-4711", "revision": 2,
             "eventId": "01930000-0000-7000-8000-0000000000aa", "position": 17, "occurredOn": "2025-10-15",
             "amount": {"amount": "8000.0000", "currency": "EUR"}, "product": "P-1", "inWindow": true,
             "period": "2025-10"}], "nextCursor": null}""";
    static final String SALES_CSV = """
            account_id,source,sale_id,revision,event_id,position,occurred_on,amount,currency,margin,quantity,product,in_window,period
            A06,erp,S-4711,2,01930000-0000-7000-8000-0000000000aa,17,2025-10-15,8000.0000,EUR,,,P-1,true,2025-10
            """;

    private ExplanationExamples() {}
}
