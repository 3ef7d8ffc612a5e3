package io.abmsuite.segmentation.calibration;

import java.time.LocalDate;
import java.util.List;

/**
 * How the accounts buy, how they come out with several granularities and limits, and what is proposed.
 *
 * @param gaps the accounts' own median gaps between purchases, in days, of those with a purchase in the window
 * @param gapsOfA those of class A
 */
public record Calibration(
        String policy,
        LocalDate asOf,
        String currency,
        long watermark,
        Quantiles gaps,
        Quantiles gapsOfA,
        List<Trial> trials,
        Proposal proposal) {}
