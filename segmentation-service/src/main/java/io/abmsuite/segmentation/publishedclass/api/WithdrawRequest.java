package io.abmsuite.segmentation.publishedclass.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a decision is withdrawn. */
public record WithdrawRequest(@NotBlank @Size(max = 2000) String reason) {}
