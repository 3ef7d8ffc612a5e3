package io.abmsuite.planted.messaging;

/** Known to a resource that should not know it. */
public final class OffendingConsumer {}
