package io.abmsuite.segmentation.ledger;

/** What names a sale: its id is unique in its source. */
public record SaleKey(String source, String saleId) {}
