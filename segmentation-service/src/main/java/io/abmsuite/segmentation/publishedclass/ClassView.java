package io.abmsuite.segmentation.publishedclass;

/**
 * A published class with what is shown beside it.
 *
 * @param run the published run; the class itself may have come with an earlier one, if nothing changed since
 */
public record ClassView(PublishedClass published, Publication run, int openComplaints) {}
