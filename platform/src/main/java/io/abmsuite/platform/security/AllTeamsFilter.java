package io.abmsuite.platform.security;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Keeps callers who do not see all teams from operations that are about all of them. */
public class AllTeamsFilter {

    private final SecurityIdentity identity;
    private final TeamAccess access;

    AllTeamsFilter(SecurityIdentity identity, TeamAccess access) {
        this.identity = identity;
        this.access = access;
    }

    /** 403 unless nothing is hidden from the caller; whoever has no token is refused elsewhere. */
    @ServerRequestFilter
    @NeedsAllTeams
    public void check() {
        if (!identity.isAnonymous() && !access.of(identity).areAll()) {
            throw required();
        }
    }

    private static ProblemException required() {
        return new ProblemException(Problem.of(
                403,
                "ALL_TEAMS_REQUIRED",
                "This is about the accounts of all teams, and the token is limited to some of them."));
    }
}
