package io.abmsuite.segmentation.whatif.api;

/** Bodies shown in the API description. */
final class WhatIfExamples {

    static final String REQUEST = """
            {"policy": "standard", "asOf": "2026-01-15", "parameters": {"x_limit": 0.4, "boundary": "midpoint"}}""";
    static final String ANSWER = """
            {"policy": "standard", "parameters": {"granularity": "quarter", "periods": 4}, "asOf": "2026-01-15",
             "currency": "EUR", "windowStart": "2025-01-01", "windowEnd": "2025-12-31", "watermark": 42,
             "outputHash": "0000000000000000000000000000000000000000000000000000000000000000",
             "portfolio": {"accounts": 14, "paying": 10, "positiveTotal": {"amount": "400000.0000", "currency": "EUR"},
             "classes": {"A": {"accounts": 4, "share": "0.800000"}, "B": {"accounts": 3, "share": "0.159000"},
             "C": {"accounts": 5, "share": "0.041000"}}, "top1Share": "0.300000", "top5Share": "0.860000",
             "top10Share": "1.000000", "majorAccounts": 4, "majorShare": "0.800000", "hhi": "0.184674",
             "effectiveAccounts": "5.414933", "gini": "0.493400", "giniCorrected": "0.548222"},
             "matrix": [{"cell": "AX", "accounts": 1, "total": {"amount": "120000.0000", "currency": "EUR"},
             "share": "0.300000"}],
             "movement": {"abc": [{"from": "A", "to": "B", "accounts": 1, "total": {"amount": "59000.0000",
             "currency": "EUR"}}], "cells": [{"from": "AZ", "to": "BY", "accounts": 1, "total": {"amount": "59000.0000",
             "currency": "EUR"}}], "moved": {"accounts": 1, "total": {"amount": "59000.0000", "currency": "EUR"},
             "up": {"amount": "0.0000", "currency": "EUR"}, "down": {"amount": "59000.0000", "currency": "EUR"}}},
             "load": {"published": "104.2858", "whatIf": "90.3097", "change": "-13.9761", "cells": [{"cell": "AX",
             "unitsPerAccount": "52.1429", "publishedAccounts": 2, "published": "104.2858", "whatIfAccounts": 1,
             "whatIf": "52.1429"}]}}""";

    private WhatIfExamples() {}
}
