package io.abmsuite.segmentation.run.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a run is published by hand. */
public record PublishRunRequest(@NotBlank @Size(max = 2000) String reason) {}
