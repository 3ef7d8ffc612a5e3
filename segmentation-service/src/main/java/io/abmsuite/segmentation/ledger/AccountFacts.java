package io.abmsuite.segmentation.ledger;

import java.util.UUID;

/** What a result depends on of one account. */
public record AccountFacts(UUID id, String code, String team, String country, UUID parentId, boolean erased) {}
