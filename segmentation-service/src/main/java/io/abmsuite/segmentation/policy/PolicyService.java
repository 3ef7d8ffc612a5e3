package io.abmsuite.segmentation.policy;

import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.abmsuite.segmentation.kernel.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes and finds policies. */
@ApplicationScoped
public class PolicyService {

    private final PolicyRepository policies;

    PolicyService(PolicyRepository policies) {
        this.policies = policies;
    }

    /** The newest version of each policy by name, or of the one named. */
    public Uni<List<Policy>> newest(String name, PageRequest page) {
        return policies.newest(name, page);
    }

    /** All versions, newest first; at least one. */
    public Uni<List<Policy>> requireVersions(String name) {
        return policies.versions(name).invoke(versions -> {
            if (versions.isEmpty()) {
                throw ProblemException.notFound("POLICY_NOT_FOUND", "There is no policy of this name.");
            }
        });
    }

    /** The newest version of a policy; null if nobody made it. */
    public Uni<Policy> find(String name) {
        return policies.find(name);
    }

    /** Makes the next version of a policy, the first if the name is new. */
    public Uni<Policy> add(String name, Parameters parameters, Write write) {
        return policies.add(name, parameters, write);
    }
}
