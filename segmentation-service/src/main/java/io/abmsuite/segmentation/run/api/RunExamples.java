package io.abmsuite.segmentation.run.api;

/** Bodies shown in the API description. */
final class RunExamples {

    static final String PUBLISH = "{\"reason\": \"the run of the 14th saw only half of the sales\"}";

    static final String PUBLISHED = """
            {"policy": "standard", "asOf": "latest"}""";
    static final String WHAT_IF = """
            {"policy": "standard", "asOf": "2026-01-15", "parameters": {"x_limit": 0.4, "boundary": "midpoint"}}""";
    static final String GROUP = """
            {"policy": "standard", "asOf": "2026-01-15", "group": {"by": "parent", "value": "code:A01"}, "rollUp": true}""";
    static final String QUEUED = """
            {"id": "01930000-0000-7000-8000-00000000000a", "kind": "RUN", "status": "QUEUED", "progress": 0, "policy": "standard",
             "policyVersion": 1, "whatIf": false, "publish": true, "published": false, "asOf": "2026-01-15",
             "parameters": {"granularity": "month", "periods": 12}, "rollUp": false, "resultsExpired": false, "createdAt": "2026-01-15T08:00:00Z",
             "createdBy": "anna"}""";
    static final String CANCELLED = """
            {"id": "01930000-0000-7000-8000-00000000000a", "kind": "RUN", "status": "CANCELLED", "progress": 0, "policy": "standard",
             "policyVersion": 1, "whatIf": false, "publish": true, "published": false, "asOf": "2026-01-15",
             "parameters": {"granularity": "month", "periods": 12}, "rollUp": false, "resultsExpired": false, "createdAt": "2026-01-15T08:00:00Z",
             "createdBy": "anna"}""";
    static final String COMPLETED = """
            {"id": "01930000-0000-7000-8000-00000000000a", "kind": "RUN", "status": "COMPLETED", "progress": 100,
             "policy": "standard", "policyVersion": 1, "whatIf": false, "publish": true, "published": true,
             "asOf": "2026-01-15", "currency": "EUR", "window": {"start": "2025-01-01", "end": "2025-12-31"},
             "watermark": 42, "counts": {"accounts": 14, "paying": 10, "classes": {"A": 4, "B": 3, "C": 5}},
             "outputHash": "0000000000000000000000000000000000000000000000000000000000000000",
             "digest": "0000000000000000000000000000000000000000000000000000000000000000",
             "lateSales": {"against": "01930000-0000-7000-8000-000000000009", "sales": 2,
             "amounts": [{"amount": "-120.0000", "currency": "EUR"}]},
             "parameters": {"granularity": "month", "periods": 12}, "rollUp": false, "resultsExpired": false, "createdAt": "2026-01-15T08:00:00Z",
             "createdBy": "anna"}""";
    static final String REPLAY_QUEUED = """
            {"id": "01930000-0000-7000-8000-00000000000b", "kind": "REPLAY", "status": "QUEUED", "progress": 0,
             "policy": "standard", "policyVersion": 1, "whatIf": false, "publish": false, "published": false,
             "asOf": "2026-01-15", "parameters": {"granularity": "month", "periods": 12}, "rollUp": false, "resultsExpired": false,
             "replay": {"of": "01930000-0000-7000-8000-00000000000a",
             "outputHash": "0000000000000000000000000000000000000000000000000000000000000000", "equal": null},
             "createdAt": "2026-01-16T08:00:00Z", "createdBy": "anna"}""";
    static final String REPLAYED = """
            {"id": "01930000-0000-7000-8000-00000000000b", "kind": "REPLAY", "status": "COMPLETED", "progress": 100,
             "policy": "standard", "policyVersion": 1, "whatIf": false, "publish": false, "published": false,
             "asOf": "2026-01-15", "currency": "EUR", "window": {"start": "2025-01-01", "end": "2025-12-31"},
             "watermark": 42, "counts": {"accounts": 14, "paying": 10, "classes": {"A": 4, "B": 3, "C": 5}},
             "outputHash": "0000000000000000000000000000000000000000000000000000000000000000",
             "digest": "0000000000000000000000000000000000000000000000000000000000000000",
             "replay": {"of": "01930000-0000-7000-8000-00000000000a",
             "outputHash": "0000000000000000000000000000000000000000000000000000000000000000", "equal": true},
             "parameters": {"granularity": "month", "periods": 12}, "rollUp": false, "resultsExpired": false,
             "createdAt": "2026-01-16T08:00:00Z", "createdBy": "anna"}""";
    static final String PAGE = "{\"items\": [" + COMPLETED + "], \"nextCursor\": null}";
    static final String RESULTS = """
            {"items": [{"rank": 1, "accountId": "01930000-0000-7000-8000-000000000001", "accountCode": "A01",
             "total": {"amount": "120000.0000", "currency": "EUR"}, "share": "0.300000", "cumShare": "0.300000",
             "abcClass": "A", "xyzClass": "X", "cell": "AX", "purchases": 12, "lifecycle": "ACTIVE", "rfm": "535",
             "flags": ["DOMINANT", "MAJOR"]}], "nextCursor": null}""";
    static final String CSV = """
            rank,account_id,total,share,cum_share,abc_class,n_obs,active_periods,mean,stddev,cv,xyz_class,cell,...
            1,A01,120000.0000,0.300000,0.300000,A,12,12,10000.000000,154.110350,0.015411,X,AX,...
            """;
    static final String MATRIX = """
            {"runId": "01930000-0000-7000-8000-00000000000a", "asOf": "2026-01-15", "accounts": 14,
             "positiveTotal": {"amount": "400000.0000", "currency": "EUR"},
             "cells": [{"cell": "AX", "abc": "A", "xyz": "X", "accounts": 1, "share": "0.300000",
             "total": {"amount": "120000.0000", "currency": "EUR"},
             "strategy": {"who": "core", "text": "protect: named manager, ...", "cadenceDays": 7}}]}""";
    static final String PARETO = """
            {"runId": "01930000-0000-7000-8000-00000000000a", "asOf": "2026-01-15", "points": [{"accounts": 1,
             "rank": 1, "accountShare": "0.083333", "cumShare": "0.300000", "abcClass": "A"}]}""";
    static final String CONCENTRATION = """
            {"runId": "01930000-0000-7000-8000-00000000000a", "asOf": "2026-01-15", "top1Share": "0.300000",
             "top5Share": "0.860000", "top10Share": "1.000000", "hhi": "0.184674", "effectiveAccounts": "5.414933",
             "gini": "0.493400", "giniCorrected": "0.548222", "majorAccounts": 4, "majorShare": "0.800000",
             "band": "MONO_DEPENDENCE", "major": [{"accountId": "01930000-0000-7000-8000-000000000001",
             "accountCode": "A01", "share": "0.300000"}], "dominant": []}""";

    static final String PICTURE = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"><title>...</title></svg>";

    private RunExamples() {}
}
