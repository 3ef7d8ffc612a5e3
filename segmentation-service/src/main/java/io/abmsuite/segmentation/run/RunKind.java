package io.abmsuite.segmentation.run;

/** Why there is a run. */
public enum RunKind {
    /** It was asked for, with what the ledger held then. */
    RUN,
    /** It computes another run again, with what the ledger held at the time of that one. */
    REPLAY
}
