package io.abmsuite.accounts.account.api;

/** Examples of the OpenAPI document. */
final class AccountExamples {

    static final String OPEN = """
            {"code":"ALFKI","name":"Alfreds Futterkiste","country":"Germany","city":"Berlin","industry":"Food",
             "team":"north","tags":["wholesale"],"infoSource":"EVENT","externalIds":[{"source":"erp","id":"4711"}]}""";
    static final String OPEN_ALL = """
            {"items":[{"code":"ALFKI-BERLIN","name":"Alfreds Futterkiste Berlin","country":"Germany","team":"north"}]}""";
    static final String PATCH = "{\"team\":\"south\",\"region\":null}";
    static final String KEY_STATUS = "{\"to\":\"KEY\",\"reason\":\"18 % of the sales of the last year\"}";
    static final String ROLE = "{\"role\":\"IMAGE\",\"reason\":\"known far beyond its industry\"}";
    static final String REASON = "{\"reason\":\"went out of business\"}";
    static final String ACCOUNT = """
            {"id":"01930000-0000-7000-8000-000000000001","code":"ALFKI","name":"Alfreds Futterkiste","country":"Germany",
             "city":"Berlin","industry":"Food","team":"north","tags":["wholesale"],"roles":["BREADWINNER"],
             "keyStatus":"NONE","status":"ACTIVE","attributes":{},"externalIds":[{"source":"erp","id":"4711"}],
             "publishedClass":{"cell":"AX","abcClass":"A","xyzClass":"X","lifecycle":"ACTIVE","policy":"standard",
             "policyVersion":1,"runId":"01930000-0000-7000-8000-00000000000a","asOf":"2026-01-15","since":"2026-01-15",
             "rank":1,"total":"120000.0000","currency":"EUR","share":"0.300000","cv":"0.015411","flags":["MAJOR"],
             "monthTotals":[{"month":"2025-12","amount":"10000.0000"}]},"openComplaints":0,"version":1,
             "createdAt":"2026-01-15T10:00:00Z","updatedAt":"2026-01-15T10:00:00Z"}""";

    private AccountExamples() {}

    static final String CSV = """
            account_id,name,parent_account_id,country,region,city,postal_code,street,industry,segment,employees,annual_revenue,founded_year,account_manager,phone,email,website,team,tags,key_status,roles,status,cell,lifecycle,rank,total,currency,share,cv,flags,open_complaints
            ALFKI,Alfreds Futterkiste,,Germany,,Berlin,12209,,,,,,,,,,,north,a;b,KEY,IMAGE,ACTIVE,AX,ACTIVE,1,120000.0000,EUR,0.300000,0.015411,MAJOR,0
            """;

    static final String BATCH = """
            {"items":[{"index":0,"status":201,"id":"01930000-0000-7000-8000-000000000001"},
             {"index":1,"status":409,"problem":{"type":"urn:abmsuite:problem:ACCOUNT_EXISTS",
              "title":"The current state does not allow this","status":409,"code":"ACCOUNT_EXISTS",
              "detail":"The code or one of the external ids belongs to another account."}}]}""";
}
