package io.abmsuite.segmentation.exchangerate.api;

/** Bodies shown in the API description. */
final class RateExamples {

    static final String REQUEST = "{\"rate\": \"0.91234567\"}";
    static final String RATE = """
            {"id": "01930000-0000-8000-8000-00000000000a", "currency": "USD", "month": "2026-01", "base": "EUR",
             "rate": "0.91234567", "version": 1, "position": 42, "changedAt": "2026-02-01T08:00:00Z",
             "changedBy": "anna"}""";
    static final String PAGE = "{\"items\": [" + RATE + "], \"nextCursor\": null}";
    static final String BATCH = """
            {"items": [{"currency": "USD", "month": "2025-12", "rate": "0.92"},
             {"currency": "GBP", "month": "2025-12", "rate": "1.1503"}]}""";
    static final String ANSWERS = """
            {"items": [{"index": 0, "status": 201, "id": "01930000-0000-8000-8000-00000000000a"},
             {"index": 1, "status": 201, "id": "01930000-0000-8000-8000-00000000000b"}]}""";

    private RateExamples() {}
}
