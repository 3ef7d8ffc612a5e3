package io.abmsuite.segmentation.publishedclass;

import java.time.LocalDate;

/**
 * A class that was found but is not published yet.
 *
 * @param runs in how many publications in a row it was found
 * @param asOf the day of the last of them that counted
 */
public record Candidate(Letters letters, int runs, LocalDate asOf) {}
