package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.client.AbmClient;
import io.abmsuite.client.Pages;
import io.abmsuite.client.accounts.api.AccountsApi.APIGetAccountRequest;
import io.abmsuite.client.accounts.model.AccountView;
import io.abmsuite.client.accounts.model.ImportKind;
import io.abmsuite.client.accounts.model.ImportStatus;
import io.abmsuite.client.accounts.model.ImportView;
import io.abmsuite.client.campaigns.api.CampaignsApi.APIActivateCampaignRequest;
import io.abmsuite.client.campaigns.api.CampaignsApi.APIApproveCampaignRequest;
import io.abmsuite.client.campaigns.api.CampaignsApi.APIDraftCampaignRequest;
import io.abmsuite.client.campaigns.api.CampaignsApi.APIListAudienceRequest;
import io.abmsuite.client.campaigns.api.CampaignsApi.APISubmitCampaignRequest;
import io.abmsuite.client.campaigns.api.TouchesApi.APIListTouchesRequest;
import io.abmsuite.client.campaigns.api.TouchesApi.APIReportOutcomeRequest;
import io.abmsuite.client.campaigns.model.AudienceDefinition;
import io.abmsuite.client.campaigns.model.CampaignFacts;
import io.abmsuite.client.campaigns.model.CampaignTier;
import io.abmsuite.client.campaigns.model.Content;
import io.abmsuite.client.campaigns.model.Member;
import io.abmsuite.client.campaigns.model.MemberPage;
import io.abmsuite.client.campaigns.model.Outcome;
import io.abmsuite.client.campaigns.model.ReportOutcomeRequest;
import io.abmsuite.client.campaigns.model.TouchView;
import io.abmsuite.client.http.ApiException;
import io.abmsuite.client.segmentation.api.LedgerApi.APIGetLedgerRequest;
import io.abmsuite.client.segmentation.api.RunsApi.APIGetRunRequest;
import io.abmsuite.client.segmentation.api.RunsApi.APIStartRunRequest;
import io.abmsuite.client.segmentation.model.RunResponse;
import io.abmsuite.client.segmentation.model.RunStatus;
import io.abmsuite.client.segmentation.model.StartRunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The main path with the Java client, as an ERP, a marketing team and marketing automation go it. */
final class WorkedExample {

    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(60);
    private static final String WAIT = "wait=60";

    private final AbmClient author;
    private final AbmClient approver;

    WorkedExample(AbmClient author, AbmClient approver) {
        this.author = author;
        this.approver = approver;
    }

    /** Imports accounts, contacts and sales; segmentation has applied them when it returns. */
    void importFiles(Path folder) throws ApiException, IOException {
        for (ImportKind kind : List.of(ImportKind.ACCOUNTS, ImportKind.CONTACTS, ImportKind.SALES)) {
            ImportView job = author.fileImports().run(kind, "erp", folder.resolve(kind.getValue() + ".csv"));
            assertThat(job.getStatus()).isEqualTo(ImportStatus.COMPLETED);
            if (kind != ImportKind.CONTACTS) {
                author.ledger()
                        .getLedger(APIGetLedgerRequest.newBuilder()
                                .after(job.getPosition())
                                .prefer(WAIT)
                                .build());
            }
        }
    }

    /** Classes as of a day. */
    RunResponse segment(String asOf) throws ApiException {
        RunResponse run = author.runs()
                .startRun(APIStartRunRequest.newBuilder()
                        .startRunRequest(
                                new StartRunRequest().policy("standard").asOf(asOf))
                        .prefer(WAIT)
                        .build());
        APIGetRunRequest again = APIGetRunRequest.newBuilder().id(run.getId()).build();
        await().atMost(FOLLOWS_WITHIN)
                .until(() -> !Set.of(RunStatus.QUEUED, RunStatus.RUNNING)
                        .contains(author.runs().getRun(again).getStatus()));
        return author.runs().getRun(again);
    }

    /** A campaign one person drafts and another approves. */
    UUID activate(String name, AudienceDefinition audience) throws ApiException {
        UUID id = author.campaigns()
                .draftCampaign(APIDraftCampaignRequest.newBuilder()
                        .campaignFacts(new CampaignFacts()
                                .name(name)
                                .tier(CampaignTier.ONE_TO_FEW)
                                .audience(audience)
                                .content(new Content().text("Dear friends")))
                        .build())
                .getId();
        author.campaigns()
                .submitCampaign(APISubmitCampaignRequest.newBuilder().id(id).build());
        approver.campaigns()
                .approveCampaign(APIApproveCampaignRequest.newBuilder().id(id).build());
        author.campaigns()
                .activateCampaign(APIActivateCampaignRequest.newBuilder().id(id).build());
        return id;
    }

    /** All accounts a campaign reaches or holds out. */
    List<Member> audience(UUID campaign) {
        return Pages.of(
                        cursor -> author.campaigns()
                                .listAudience(APIListAudienceRequest.newBuilder()
                                        .id(campaign)
                                        .limit(10)
                                        .cursor(cursor)
                                        .build()),
                        MemberPage::getItems,
                        MemberPage::getNextCursor)
                .toList();
    }

    /** Pulls a due touch and reports it delivered. */
    TouchView deliver(UUID campaign) throws ApiException {
        APIListTouchesRequest due = APIListTouchesRequest.newBuilder()
                .status("due")
                .campaign(campaign)
                .limit(1)
                .build();
        await().atMost(FOLLOWS_WITHIN)
                .until(() -> !author.touches().listTouches(due).getItems().isEmpty());
        TouchView touch = author.touches().listTouches(due).getItems().get(0);
        return author.touches()
                .reportOutcome(APIReportOutcomeRequest.newBuilder()
                        .id(touch.getId())
                        .reportOutcomeRequest(new ReportOutcomeRequest().outcome(Outcome.DELIVERED))
                        .build());
    }

    /** The account once it shows an engagement. */
    AccountView engagedAccount(String code) throws ApiException {
        APIGetAccountRequest account =
                APIGetAccountRequest.newBuilder().account("code:" + code).build();
        await().atMost(FOLLOWS_WITHIN)
                .until(() -> author.accounts().getAccount(account).getEngagements() != null);
        return author.accounts().getAccount(account);
    }
}
