package io.abmsuite.platform.copy;

/** What a rebuild has found missing, wrong, and without a fact behind it. */
public record RebuiltRows(long added, long changed, long removed) {}
