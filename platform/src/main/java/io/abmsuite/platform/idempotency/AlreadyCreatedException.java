package io.abmsuite.platform.idempotency;

/** The creation has happened; whoever rolls back because of it answers as it was answered then. */
final class AlreadyCreatedException extends RuntimeException {

    AlreadyCreatedException() {
        super("created already", null, false, false);
    }
}
