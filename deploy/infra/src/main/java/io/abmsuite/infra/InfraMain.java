package io.abmsuite.infra;

/** Starts the infrastructure. */
public final class InfraMain {
    private InfraMain() {}
}
