package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells what is published, how it came to be, and by which publications. */
@ApplicationScoped
public class PublishedClassService {

    private static final String CODE = "code:";

    private final ClassRepository classes;
    private final PublicationLog publications;

    PublishedClassService(ClassRepository classes, PublicationLog publications) {
        this.classes = classes;
        this.publications = publications;
    }

    /** What is published of an account the caller sees, named by id or by {@code code:ALFKI}. */
    public Uni<ClassView> require(String account, VisibleTeams teams) {
        Uni<ClassView> found = account.startsWith(CODE)
                ? classes.findByCode(account.substring(CODE.length()), teams)
                : classes.find(id(account), teams);
        return found.onItem().ifNull().failWith(PublishedClassService::notPublished);
    }

    /** What is published, account by account; an empty filter lets all pass. */
    public Uni<PageResponse<ClassView>> page(
            List<String> cells, List<String> lifecycles, ListRequest request, CursorCodec cursors) {
        return classes.page(cells, lifecycles, request, cursors);
    }

    /** All that match, in chunks. */
    public Multi<List<ClassView>> all(List<String> cells, List<String> lifecycles, ListRequest request) {
        return classes.all(cells, lifecycles, request);
    }

    /** What was published of an account, newest first. */
    public Uni<List<ClassMove>> moves(UUID account, PageRequest page) {
        return classes.moves(account, page);
    }

    /** Publications, newest first. */
    public Uni<List<PublicationEntry>> publications(PageRequest page) {
        return publications.list(page);
    }

    /** A publication; 404 if there is none with this id. */
    public Uni<PublicationEntry> requirePublication(UUID id) {
        return publications
                .find(id)
                .onItem()
                .ifNull()
                .failWith(() ->
                        ProblemException.notFound("PUBLICATION_NOT_FOUND", "There is no publication with this id."));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw notPublished();
        }
    }

    private static ProblemException notPublished() {
        return ProblemException.notFound("CLASS_NOT_FOUND", "No class is published for this account.");
    }
}
