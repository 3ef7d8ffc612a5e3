package io.abmsuite.segmentation.policyclass;

import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.segmentation.publishedclass.ClassView;
import io.abmsuite.segmentation.publishedclass.PublishedClassService;
import io.abmsuite.segmentation.run.PolicyResults;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Puts the published class of an account beside those the newest runs of other policies found. */
@ApplicationScoped
public class PolicyClassService {

    /** The first part of each position: the published class was shown. */
    private static final String BEGUN = "begun";

    private final PublishedClassService classes;
    private final PolicyResults results;
    private final CursorCodec cursors;

    PolicyClassService(PublishedClassService classes, PolicyResults results, CursorCodec cursors) {
        this.classes = classes;
        this.results = results;
        this.cursors = cursors;
    }

    /** The published one first, then the others by policy; 404 if nothing is published of an account the caller sees. */
    public Uni<PageResponse<PolicyClass>> page(String account, VisibleTeams teams, Integer limit, String cursor) {
        return classes.require(account, teams).chain(view -> {
            UUID id = view.published().figures().accountId();
            PageRequest page = PageRequest.of("policy-classes|" + id, limit, cursor, cursors);
            return rows(view, page, teams).map(rows -> PageResponse.of(rows, page, cursors, PolicyClassService::key));
        });
    }

    private Uni<List<PolicyClass>> rows(ClassView view, PageRequest page, VisibleTeams teams) {
        List<PolicyClass> rows = new ArrayList<>();
        if (page.after(0) == null) {
            rows.add(PolicyClass.of(view));
        }
        UUID id = view.published().figures().accountId();
        return results.of(id, view.run().policy(), page.after(1), page.fetch() - rows.size(), teams)
                .map(found -> {
                    found.stream().map(PolicyClass::of).forEach(rows::add);
                    return rows;
                });
    }

    private static List<String> key(PolicyClass row) {
        return row.published() ? List.of(BEGUN) : List.of(BEGUN, row.source().policy());
    }
}
