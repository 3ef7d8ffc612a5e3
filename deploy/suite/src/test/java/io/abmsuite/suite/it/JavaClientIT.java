package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.abmsuite.client.AbmClient;
import io.abmsuite.client.Changes;
import io.abmsuite.client.Refusal;
import io.abmsuite.client.accounts.api.AccountsApi.APIChangeAccountRequest;
import io.abmsuite.client.accounts.api.AccountsApi.APIGetAccountRequest;
import io.abmsuite.client.accounts.model.AccountFactsPatch;
import io.abmsuite.client.accounts.model.AccountView;
import io.abmsuite.client.campaigns.model.AudienceDefinition;
import io.abmsuite.client.campaigns.model.MemberStatus;
import io.abmsuite.client.campaigns.model.TouchView;
import io.abmsuite.client.http.ApiException;
import io.abmsuite.client.segmentation.model.RunStatus;
import io.abmsuite.suite.api.Api;
import io.abmsuite.suite.demo.SampleCompany;
import io.abmsuite.suite.launch.Service;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked example of the Java client over the packaged suite. */
class JavaClientIT {

    private TestSuite suite;

    @BeforeEach
    void start() {
        suite = TestSuite.start();
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    @Test
    void leadsFromFilesToATouchSeenOnTheAccount() throws Exception {
        new SampleCompany().write(suite.folder());
        AbmClient anna = client("anna");
        WorkedExample example = new WorkedExample(anna, client("boris"));

        example.importFiles(suite.folder());
        assertThat(example.segment(SampleCompany.LAST_DAY.toString()).getStatus())
                .isEqualTo(RunStatus.COMPLETED);
        UUID campaign = example.activate(
                "Core accounts in Germany",
                new AudienceDefinition().cells(List.of("AX")).countries(List.of("DE")));
        TouchView touch = example.deliver(campaign);
        AccountView account = example.engagedAccount(touch.getAccountCode());

        assertThat(example.audience(campaign))
                .hasSizeGreaterThan(10)
                .allSatisfy(member -> assertThat(member.getStatus()).isEqualTo(MemberStatus.IN));
        assertThat(account.getEngagements().getLastKind()).isEqualTo("DELIVERED");
        assertThat(account.getPublishedClass().getCell()).isEqualTo("AX");
        assertThat(account.getCountry()).isEqualTo("Germany");
        changesOnTheVersionItHasRead(anna, account.getCode());
        tellsWhyItWasRefused(anna);
    }

    private static void changesOnTheVersionItHasRead(AbmClient anna, String code) throws ApiException {
        AccountView changed = Changes.make(
                () -> anna.accounts()
                        .getAccountWithHttpInfo(APIGetAccountRequest.newBuilder()
                                .account("code:" + code)
                                .build()),
                (etag, current) -> anna.accounts()
                        .changeAccount(APIChangeAccountRequest.newBuilder()
                                .account("code:" + code)
                                .ifMatch(etag)
                                .accountFactsPatch(new AccountFactsPatch().city("Bonn"))
                                .build()));

        assertThat(changed.getCity()).isEqualTo("Bonn");
    }

    private static void tellsWhyItWasRefused(AbmClient anna) {
        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> anna.accounts()
                        .getAccount(APIGetAccountRequest.newBuilder()
                                .account("code:NOBODY")
                                .build()));

        assertThat(Refusal.of(refused).status()).isEqualTo(404);
        assertThat(Refusal.of(refused).code()).endsWith("NOT_FOUND");
    }

    private AbmClient client(String subject) {
        String token = Api.token(subject, List.of("*"), suite.state());
        return AbmClient.of(
                        URI.create(suite.state().address(Service.ACCOUNTS)),
                        URI.create(suite.state().address(Service.SEGMENTATION)),
                        URI.create(suite.state().address(Service.CAMPAIGNS)),
                        () -> token)
                .build();
    }
}
