package io.abmsuite.platform.deadletter.api;

/** Examples for the description of the dead letters. */
final class DeadLetterExamples {

    private static final String COMMON = """
            "id":"01930000-0000-7000-8000-0000000000d1","version":0,"consumer":"example.events","topic":"abm.example",\
            "partition":3,"offset":4711,"key":"01930000-0000-7000-8000-000000000001",\
            "eventId":"01930000-0000-7000-8000-0000000000e1","type":"io.abmsuite.ExampleV1",""";
    private static final String WAITING = COMMON + """
            "state":"WAITING","code":"SCHEMA","cause":"/kind must not be null","attempts":1,\
            "failedAt":"2026-01-15T10:00:00Z","resolvedAt":null,"behind":null""";
    static final String PAGE = "{\"items\":[{" + WAITING + "}],\"nextCursor\":null}";
    static final String ONE = "{" + WAITING + """
            ,"headers":{"ce_id":"01930000-0000-7000-8000-0000000000e1","ce_type":"io.abmsuite.ExampleV1"},\
            "payload":"{\\"kind\\":null}","payloadEncoding":"utf-8","actions":[]}""";
    static final String REPLAY = "{\"reason\":\"the consumer is mended\"}";
    static final String DISCARD = "{\"reason\":\"sent by a test of the producer\"}";
    static final String REPLAY_ALL =
            "{\"filter\":\"consumer = \\\"example.events\\\" AND code = \\\"SCHEMA\\\"\",\"limit\":100,"
                    + "\"reason\":\"the consumer is mended\"}";
    static final String REPORT = """
            {"items":[{"id":"01930000-0000-7000-8000-0000000000d1","status":200,"problem":null}],"more":false}""";

    static final String APPLIED = """
            {"id":"01930000-0000-7000-8000-0000000000d1","version":1,"consumer":"example.events","topic":"abm.example",\
            "partition":3,"offset":4711,"key":"01930000-0000-7000-8000-000000000001",\
            "eventId":"01930000-0000-7000-8000-0000000000e1","type":"io.abmsuite.ExampleV1","state":"APPLIED",\
            "code":"SCHEMA","cause":"/kind must not be null","attempts":1,"failedAt":"2026-01-15T10:00:00Z",\
            "resolvedAt":"2026-01-15T11:00:00Z","behind":null,\
            "headers":{"ce_id":"01930000-0000-7000-8000-0000000000e1","ce_type":"io.abmsuite.ExampleV1"},\
            "payload":"{\\"kind\\":null}","payloadEncoding":"utf-8","actions":[{"action":"REPLAY","outcome":"APPLIED",\
            "code":null,"actor":"anna","reason":"the consumer is mended","at":"2026-01-15T11:00:00Z"}]}""";
    static final String DISCARDED = """
            {"id":"01930000-0000-7000-8000-0000000000d1","version":1,"consumer":"example.events","topic":"abm.example",\
            "partition":3,"offset":4711,"key":"01930000-0000-7000-8000-000000000001",\
            "eventId":"01930000-0000-7000-8000-0000000000e1","type":"io.abmsuite.ExampleV1","state":"DISCARDED",\
            "code":"SCHEMA","cause":"/kind must not be null","attempts":1,"failedAt":"2026-01-15T10:00:00Z",\
            "resolvedAt":"2026-01-15T11:00:00Z","behind":null,\
            "headers":{"ce_id":"01930000-0000-7000-8000-0000000000e1","ce_type":"io.abmsuite.ExampleV1"},\
            "payload":"{\\"kind\\":null}","payloadEncoding":"utf-8","actions":[{"action":"DISCARD","outcome":"DISCARDED",\
            "code":null,"actor":"anna","reason":"sent by a test of the producer","at":"2026-01-15T11:00:00Z"}]}""";

    private DeadLetterExamples() {}
}
