package io.abmsuite.segmentation.policy.api;

/** Bodies shown in the API description. */
final class PolicyExamples {

    static final String REQUEST = """
            {"name": "retail", "parameters": {"granularity": "month", "periods": 12, "x_limit": 0.3, "y_limit": 0.6}}""";
    static final String POLICY = """
            {"name": "retail", "version": 1, "parameters": {"granularity": "month", "periods": 12, "x_limit": 0.3,
             "y_limit": 0.6, "min_periods": 6}, "createdAt": "2026-01-15T08:00:00Z", "createdBy": "anna"}""";
    static final String PAGE = """
            {"items": [{"name": "retail", "version": 1, "parameters": {"granularity": "month", "periods": 12},
             "createdAt": "2026-01-15T08:00:00Z", "createdBy": "anna"}], "nextCursor": null}""";

    private PolicyExamples() {}
}
