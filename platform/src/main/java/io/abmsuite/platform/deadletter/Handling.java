package io.abmsuite.platform.deadletter;

import io.abmsuite.platform.write.Write;

/** Who does what with a dead letter, and why. */
record Handling(String action, String actor, String reason, String requestId) {

    static Handling replay(Write write, String reason) {
        return new Handling("REPLAY", write.actor(), reason, write.requestId());
    }

    static Handling discard(Write write, String reason) {
        return new Handling("DISCARD", write.actor(), reason, write.requestId());
    }

    /** What follows for those behind. */
    Handling release() {
        return new Handling("RELEASE", actor, reason, requestId);
    }

    /** The service itself goes on where it was interrupted. */
    static Handling resumed() {
        return new Handling("RELEASE", "system", "taken up again", null);
    }
}
