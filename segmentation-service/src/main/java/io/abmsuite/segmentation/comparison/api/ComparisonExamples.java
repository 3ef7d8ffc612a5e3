package io.abmsuite.segmentation.comparison.api;

/** Bodies shown in the API description. */
final class ComparisonExamples {

    static final String RUN = "01930000-0000-7000-8000-000000000009";
    static final String MIGRATION = """
            {"runId": "01930000-0000-7000-8000-00000000000a", "asOf": "2026-01-15",
             "against": "01930000-0000-7000-8000-000000000009", "againstAsOf": "2025-01-15", "accounts": 14, "moved": 9,
             "differences": [{"parameter": "x_limit", "before": "0.1", "now": "0.25"}],
             "abc": [{"from": "A", "to": "B", "accounts": 1, "totalBefore": {"amount": "36000.0000", "currency": "EUR"},
             "totalNow": {"amount": "15600.0000", "currency": "EUR"}}],
             "xyz": [{"from": "X", "to": "Y", "accounts": 1, "totalBefore": {"amount": "36000.0000", "currency": "EUR"},
             "totalNow": {"amount": "15600.0000", "currency": "EUR"}}],
             "cells": [{"from": "AX", "to": "BY", "accounts": 1,
             "totalBefore": {"amount": "36000.0000", "currency": "EUR"},
             "totalNow": {"amount": "15600.0000", "currency": "EUR"}}]}""";
    static final String MOVED = """
            {"items": [{"accountId": "01930000-0000-7000-8000-000000000007", "accountCode": "A07", "from": "AX",
             "to": "BY", "totalBefore": {"amount": "36000.0000", "currency": "EUR"},
             "totalNow": {"amount": "15600.0000", "currency": "EUR"},
             "change": {"amount": "-20400.0000", "currency": "EUR"}}], "nextCursor": null}""";
    static final String CSV = """
            account_id,from,to,total_before,total_now,change,currency
            A07,AX,BY,36000.0000,15600.0000,-20400.0000,EUR
            """;

    private ComparisonExamples() {}
}
