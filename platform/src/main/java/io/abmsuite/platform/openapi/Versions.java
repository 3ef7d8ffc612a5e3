package io.abmsuite.platform.openapi;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Which answers carry an entity tag: single resources; those with a version may also be changed on its condition. */
final class Versions {

    private Versions() {}

    /** True if the answer is a resource that is changed by its version. */
    static boolean isVersioned(APIResponse answer, Components components) {
        Schema view = view(answer, components);
        return view != null
                && view.getProperties() != null
                && view.getProperties().containsKey("version");
    }

    /** True if the answer is one resource, not a page of several. */
    static boolean isSingle(APIResponse answer, Components components) {
        Schema view = view(answer, components);
        return view != null
                && (view.getProperties() == null || !view.getProperties().containsKey("nextCursor"));
    }

    private static Schema view(APIResponse answer, Components components) {
        if (answer == null || answer.getContent() == null) {
            return null;
        }
        MediaType json = answer.getContent().getMediaType("application/json");
        String ref = json == null || json.getSchema() == null
                ? null
                : json.getSchema().getRef();
        return ref == null || components.getSchemas() == null
                ? null
                : components.getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1));
    }
}
