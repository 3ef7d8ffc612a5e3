package io.abmsuite.platform.openapi;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/** States who may call an operation and how much may be sent. */
final class Limits {

    private static final String JSON = "At most 4 MiB and 64 levels, sent with a Content-Length and within 30 s.";
    private static final String FILE = "At most 4 GiB, a line at most 1 MiB; may be sent in chunks.";
    private static final String GENERAL = """
            Key account management and account-based marketing. Every refusal is an RFC 9457 problem with a stable code.

            | limit | as shipped | refused with |
            |---|---|---|
            | request line | 8 KiB | 414 `URI_TOO_LONG` |
            | headers together | 16 KiB | 431 `HEADERS_TOO_LARGE` |
            | JSON body | 4 MiB, 64 levels, 500,000 tokens, within 30 s | 413, 400, 408 |
            | import file | 4 GiB, a line 1 MiB | 413; the row is told in the errors of the import |
            | items of a batch | 1,000 | 422 `BATCH_TOO_LARGE` |
            | rows of a page | 200 | 400 `INVALID_PARAMETER` |
            | filter | 2,000 characters | 400 `INVALID_PARAMETER` |
            | requests | 60,000 a minute for each principal and instance | 429 `RATE_LIMITED` |
            | silent connection | 90 s | closed |

            Bodies are read as they are sent: a Content-Encoding other than identity is refused. Texts hold no NUL and no
            unpaired surrogate; numbers have at most 100 digits; years have four digits. An unknown method is a 405.
            """;

    private Limits() {}

    static void tell(OpenAPI document) {
        if (document.getInfo() == null) {
            document.setInfo(OASFactory.createInfo());
        }
        document.getInfo().setDescription(GENERAL);
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(Limits::tell));
    }

    private static void tell(Operation operation) {
        List<String> roles = roles(operation);
        String who = roles.isEmpty()
                ? ""
                : "Needs " + (roles.size() == 1 ? "the role " : "one of the roles ") + String.join(", ", roles) + ".";
        String known = operation.getDescription();
        operation.setDescription(known == null || known.isBlank() ? who : known + "\n\n" + who);
        RequestBody body = operation.getRequestBody();
        if (body != null && body.getContent() != null) {
            boolean json = body.getContent().getMediaTypes().keySet().stream()
                    .anyMatch(form -> form.endsWith("json") && !form.contains("ndjson"));
            body.setDescription(json ? JSON : FILE);
        }
    }

    private static List<String> roles(Operation operation) {
        List<String> roles = new ArrayList<>();
        if (operation.getSecurity() != null) {
            operation
                    .getSecurity()
                    .forEach(requirement -> requirement.getSchemes().values().forEach(roles::addAll));
        }
        return roles;
    }
}
