package io.abmsuite.segmentation.publishedclass;

/**
 * A published class with what is shown beside it.
 *
 * @param run the present publication; the class itself may have come with an earlier one, if nothing changed since
 * @param override what a person decided; null if nobody did
 * @param confirmRuns in how many publications in a row a new class must be found
 */
public record ClassView(
        PublishedClass published, Publication run, ClassOverride override, int confirmRuns, int openComplaints) {}
