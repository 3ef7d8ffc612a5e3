package io.abmsuite.accounts.contact.api;

import io.abmsuite.accounts.account.AccountQueries;
import io.abmsuite.accounts.account.AccountRef;
import io.abmsuite.accounts.contact.ContactFacts;
import io.abmsuite.accounts.contact.ContactQueries;
import io.abmsuite.accounts.contact.ContactQueries.ContactView;
import io.abmsuite.accounts.contact.ContactService;
import io.abmsuite.platform.batch.BatchResponse;
import io.abmsuite.platform.batch.Batches;
import io.abmsuite.platform.csv.CsvTable;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.json.MergePatch;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Contacts: add, read, list, change, archive. Personal data: reading needs {@code pii:read}, answers are not cached. */
@Path("/v1/contacts")
@Tag(name = "Contacts")
@Produces("application/json")
public class ContactResource {

    private static final String ADD =
            "{\"account\":\"code:ALFKI\",\"fullName\":\"Maria Example\",\"title\":\"Buyer\",\"phone\":\"030-0000000\"}";
    private static final String CONTACT = """
            {"id":"01930000-0000-7000-8000-0000000000c1","accountId":"01930000-0000-7000-8000-000000000001",
             "accountCode":"ALFKI","fullName":"Maria Example","title":"Buyer","phone":"030-0000000","attributes":{},
             "archived":false,"version":1,"createdAt":"2026-01-15T10:00:00Z","updatedAt":"2026-01-15T10:00:00Z"}""";

    private static final String CSV = """
            contact_id,account_id,full_name,first_name,last_name,title,email,phone,archived
            C-1,ALFKI,Maria Example,,,Buyer,,030-0000000,false
            """;
    private static final CsvTable<ContactView> TABLE = new CsvTable<ContactView>()
            .with("contact_id", contact -> contact.externalId() == null ? contact.id() : contact.externalId())
            .with("account_id", ContactView::accountCode)
            .with("full_name", ContactView::fullName)
            .with("first_name", ContactView::firstName)
            .with("last_name", ContactView::lastName)
            .with("title", ContactView::title)
            .with("email", ContactView::email)
            .with("phone", ContactView::phone)
            .with("archived", ContactView::archived);

    private static final String CREATED =
            "{\"items\":[{\"index\":0,\"status\":201,\"id\":\"01930000-0000-7000-8000-0000000000c1\"}]}";

    private final ContactService contacts;
    private final ContactQueries queries;
    private final AccountQueries accounts;
    private final CursorCodec cursors;
    private final MergePatch patches;
    private final Caller caller;
    private final Creations creations;
    private final Batches batches;

    ContactResource(
            ContactService contacts,
            ContactQueries queries,
            AccountQueries accounts,
            CursorCodec cursors,
            MergePatch patches,
            Caller caller,
            Creations creations,
            Batches batches) {
        this.contacts = contacts;
        this.queries = queries;
        this.accounts = accounts;
        this.cursors = cursors;
        this.patches = patches;
        this.caller = caller;
        this.creations = creations;
        this.batches = batches;
    }

    @POST
    @Consumes("application/json")
    @RolesAllowed("accounts:write")
    @Operation(operationId = "addContact", summary = "Add a contact to an account")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "contact", value = ADD)))
    @APIResponse(
            responseCode = "201",
            description = "Added; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = ContactView.class),
                            examples = @ExampleObject(name = "contact", value = CONTACT)))
    @APIResponse(responseCode = "422", description = "A field breaks a rule, or the account does not exist")
    public Uni<Response> add(AddContactRequest request) {
        Write write = caller.creation(request);
        return creations.once(
                write,
                () -> accounts.resolve("/account", request.account(), caller.teams())
                        .chain(account -> contacts.add(request.contact(account), write))
                        .map(UUID::toString),
                id -> queries.get(UUID.fromString(id), caller.teams())
                        .map(view -> Response.created(URI.create("/v1/contacts/" + id))
                                .entity(view)
                                .build()));
    }

    @POST
    @Path("/batch")
    @Consumes("application/json")
    @RolesAllowed("accounts:write")
    @Operation(
            operationId = "addContacts",
            summary = "Add up to 1,000 contacts; each has its own answer, or (atomic=true) all are added or none")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = AddContactsRequest.class),
                            examples = @ExampleObject(name = "batch", value = "{\"items\":[" + ADD + "]}")))
    @APIResponse(
            responseCode = "200",
            description = "Per item 201, 400 or 422",
            content =
                    @Content(
                            schema = @Schema(implementation = BatchResponse.class),
                            examples = @ExampleObject(name = "answers", value = CREATED)))
    @APIResponse(responseCode = "422", description = "Atomic: fields break rules; errors tell item and field")
    public Uni<Response> addAll(@RestQuery @DefaultValue("false") Boolean atomic, byte[] body) {
        return batches.create(
                body,
                AddContactRequest.class,
                atomic,
                caller.creation(Uuids.nameBased(new String(body, StandardCharsets.UTF_8))),
                (request, write) -> accounts.resolve("/account", request.account(), caller.teams())
                        .chain(account -> contacts.add(request.contact(account), write)),
                (requests, write) -> Batches.inOrder(
                                requests,
                                (index, request) -> accounts.resolve("/account", request.account(), caller.teams()))
                        .chain(owners -> contacts.addAll(
                                IntStream.range(0, owners.size())
                                        .mapToObj(i -> requests.get(i).contact(owners.get(i)))
                                        .toList(),
                                write)));
    }

    @GET
    @RolesAllowed("pii:read")
    @Operation(operationId = "listContacts", summary = "List contacts, of one account if asked")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = ContactView.class),
                        examples =
                                @ExampleObject(
                                        name = "page",
                                        value = "{\"items\":[" + CONTACT + "],\"nextCursor\":null}")),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "csv", value = CSV))
            })
    @APIResponse(responseCode = "404", description = "No such account")
    public Uni<PageResponse<ContactView>> list(
            @RestQuery String account,
            @Parameter(description = "AIP-160 filter", example = "title : \"buyer\"") @RestQuery String filter,
            @Parameter(example = "lastName, firstName") @RestQuery String orderBy,
            @RestQuery Integer limit,
            @RestQuery String cursor) {
        return owner(account)
                .chain(id -> queries.page(id, ListRequest.of(caller.teams(), filter, orderBy, limit, cursor), cursors));
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @RolesAllowed("pii:read")
    @Operation(hidden = true)
    public RestMulti<String> export(
            @RestQuery String account,
            @Parameter(description = "AIP-160 filter", example = "title : \"buyer\"") @RestQuery String filter,
            @Parameter(example = "lastName, firstName") @RestQuery String orderBy) {
        return RestMulti.fromUniResponse(
                owner(account).map(Optional::ofNullable),
                owner -> TABLE.write(queries.all(owner.orElse(null), ListRequest.all(caller.teams(), filter, orderBy))),
                owner -> CsvTable.HEADERS);
    }

    private Uni<UUID> owner(String account) {
        return account == null
                ? Uni.createFrom().nullItem()
                : accounts.require(AccountRef.ofPath(account), caller.teams());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("pii:read")
    @Operation(operationId = "getContact", summary = "Read a contact")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ContactView.class),
                            examples = @ExampleObject(name = "contact", value = CONTACT)))
    @APIResponse(responseCode = "404", description = "No such contact")
    public Uni<ContactView> get(@RestPath UUID id) {
        return queries.get(id, caller.teams());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @RolesAllowed("accounts:write")
    @Operation(operationId = "changeContact", summary = "Change facts of a contact (RFC 7396 merge patch)")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ContactFacts.class),
                            examples = @ExampleObject(name = "patch", value = "{\"title\":\"Head of purchasing\"}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ContactView.class),
                            examples = @ExampleObject(name = "contact", value = CONTACT)))
    @APIResponse(responseCode = "404", description = "No such contact")
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Uni<ContactView> change(@RestPath UUID id, byte[] patch) {
        return contacts.change(id, facts -> patches.apply(facts, patch, ContactFacts.class), caller.writeToKnown())
                .chain(this::view);
    }

    @POST
    @Path("/{id}/archive")
    @RolesAllowed("accounts:write")
    @Operation(operationId = "archiveContact", summary = "Archive a contact: it gets no more touches")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ContactView.class),
                            examples = @ExampleObject(name = "contact", value = CONTACT)))
    @APIResponse(responseCode = "404", description = "No such contact")
    @APIResponse(responseCode = "409", description = "Archived already")
    public Uni<ContactView> archive(@RestPath UUID id) {
        return contacts.archive(id, caller.write()).chain(this::view);
    }

    private Uni<ContactView> view(UUID id) {
        return queries.get(id, caller.teams());
    }
}
