package io.abmsuite.segmentation.explanation;

import jakarta.validation.constraints.NotNull;

/** Recency, frequency and monetary scores, 1 to 5, among the accounts that bought in the window. */
public record RfmExplanation(
        @NotNull String rfm,
        int recency,
        int frequency,
        int monetary,
        @NotNull String text) {

    /** Null for an account that did not buy in the window. */
    static RfmExplanation of(String rfm, long purchases) {
        if (rfm == null) {
            return null;
        }
        int recency = rfm.charAt(0) - '0';
        int frequency = rfm.charAt(1) - '0';
        int monetary = rfm.charAt(2) - '0';
        String text = "Of 5 among the accounts that bought in the window: " + recency + " for the last purchase, "
                + frequency + " for the number of purchases (" + purchases + "), " + monetary + " for the total.";
        return new RfmExplanation(rfm, recency, frequency, monetary, text);
    }
}
