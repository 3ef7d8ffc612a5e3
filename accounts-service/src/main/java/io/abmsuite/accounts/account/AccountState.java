package io.abmsuite.accounts.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** All that can change about an account, as the audit log compares it. */
record AccountState(
        String code,
        @JsonUnwrapped AccountFacts facts,
        KeyStatus keyStatus,
        AccountStatus status,
        List<String> roles) {}
