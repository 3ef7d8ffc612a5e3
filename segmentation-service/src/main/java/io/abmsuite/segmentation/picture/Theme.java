package io.abmsuite.segmentation.picture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Colours of pictures in light and dark, and the permission a page needs to use them. */
public final class Theme {

    /** Rules for the parts of pictures; the same names everywhere. */
    public static final String PICTURES = """
            .paper{fill:#ffffff}.ink{fill:#1b1f24}.muted{fill:#57606a}.a{fill:#0b5cad}.b{fill:#9a5200}.c{fill:#57606a}
            .line-a{stroke:#0b5cad}.line-b{stroke:#9a5200}.line{stroke:#d0d7de}.axis{stroke:#57606a}.curve{stroke:#0b5cad}
            .lorenz{stroke:#1a7f37}.green{fill:#1a7f37}.out{fill:none;stroke:#57606a;stroke-dasharray:3 2}
            .loss{fill:#b3261e}.cell-a{fill:#dbeafe}.cell-b{fill:#fdebd3}.cell-c{fill:#e8ebee}.cell-n{fill:#f6f8fa}
            text{font-family:system-ui,sans-serif;font-size:13px}.small{font-size:11px}.big{font-size:22px;font-weight:600}
            .head{font-weight:600}.curve,.lorenz{fill:none;stroke-width:2.5}
            @media (prefers-color-scheme:dark){
            .paper{fill:#0d1117}.ink{fill:#e6edf3}.muted{fill:#a3adb8}.a{fill:#79b8ff}.b{fill:#f0a95a}.c{fill:#a3adb8}
            .line-a{stroke:#79b8ff}.line-b{stroke:#f0a95a}.line{stroke:#3a424c}.axis{stroke:#a3adb8}.curve{stroke:#79b8ff}
            .lorenz{stroke:#56d364}.green{fill:#56d364}.out{stroke:#a3adb8}
            .loss{fill:#ff8a80}.cell-a{fill:#12304f}.cell-b{fill:#43290c}.cell-c{fill:#262d36}.cell-n{fill:#161b22}}
            """;

    private static final String NOTHING_ELSE = "default-src 'none'; frame-ancestors 'none'; style-src ";

    private Theme() {}

    /** A Content-Security-Policy that lets a document use these style sheets of its own and nothing else. */
    public static String policy(String... styles) {
        StringBuilder policy = new StringBuilder(NOTHING_ELSE);
        for (String style : styles) {
            policy.append("'sha256-").append(digest(style)).append("' ");
        }
        return policy.toString().strip();
    }

    private static String digest(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
