package io.abmsuite.accounts.feedback;

/** How bad it is for the customer. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
