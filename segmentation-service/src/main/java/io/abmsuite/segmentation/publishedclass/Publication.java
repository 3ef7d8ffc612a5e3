package io.abmsuite.segmentation.publishedclass;

import java.time.LocalDate;
import java.util.UUID;

/** The run that is published, or is about to be. */
public record Publication(String policy, int policyVersion, UUID runId, LocalDate asOf) {}
