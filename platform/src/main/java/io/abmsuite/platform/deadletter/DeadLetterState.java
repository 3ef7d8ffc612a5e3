package io.abmsuite.platform.deadletter;

/** Where a message that was put aside stands. */
public enum DeadLetterState {
    /** Somebody must replay or discard it. */
    WAITING,
    /** Waits behind another one of its key. */
    HELD_BACK,
    /** Its effects have happened. */
    APPLIED,
    /** Somebody has decided that it shall have no effects. */
    DISCARDED;

    boolean isOpen() {
        return this == WAITING || this == HELD_BACK;
    }
}
