package io.abmsuite.accounts.contact;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** All that can change about a contact, as the audit log compares it. */
record ContactState(@JsonUnwrapped ContactFacts facts, boolean archived) {}
