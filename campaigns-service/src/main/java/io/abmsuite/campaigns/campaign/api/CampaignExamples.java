package io.abmsuite.campaigns.campaign.api;

/** Examples of the OpenAPI document. */
final class CampaignExamples {

    static final String FACTS = """
            "name":"Spring core accounts","tier":"ONE_TO_FEW","objective":"Second contact at each core account",
            "startsOn":"2026-02-01","budget":{"amount":"5000.00","currency":"EUR"},
            "audience":{"cells":["AX","BX"],"countries":["Germany"]},
            "content":{"subject":"An idea for {{company}}","text":"Dear {{name}}, shall we meet in {{city}}?",
              "language":"en","variables":{"name":{"from":"contact.fullName","fallback":"Sir or Madam"},
              "company":{"from":"account.name","fallback":"your company"},
              "city":{"from":"account.city","fallback":"your office"}}}""";
    static final String DRAFT = "{" + FACTS + "}";
    static final String CAMPAIGN = "{\"id\":\"01930000-0000-7000-8000-0000000000b1\"," + FACTS
            + ",\"status\":\"DRAFT\",\"author\":\"anna\",\"approvedBy\":null,\"reached\":2,\"heldOut\":0,"
            + "\"touches\":{},\"version\":1,\"createdAt\":\"2026-01-15T10:00:00Z\",\"updatedAt\":\"2026-01-15T10:00:00Z\"}";
    static final String PATCH =
            "{\"audience\":{\"countries\":[\"Germany\",\"Austria\"]},\"reason\":\"Austria joined the programme\"}";
    static final String REASON = "{\"reason\":\"the text promises too much\"}";

    private CampaignExamples() {}

    static final String CSV = """
            id,name,tier,status,starts_on,ends_on,author,approved_by,reached,held_out
            01930000-0000-7000-8000-0000000000b1,Spring core accounts,ONE_TO_FEW,ACTIVE,2026-02-01,,anna,boris,12,1
            """;
}
