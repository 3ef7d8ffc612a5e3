package io.abmsuite.accounts.account;

import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Audit entries of accounts. */
@ApplicationScoped
class AccountAudit {

    private static final String OBJECT = "account";

    private final AuditTrail trail;

    AccountAudit(AuditTrail trail) {
        this.trail = trail;
    }

    Uni<Void> opened(Mutiny.Session session, Account account, Write write) {
        return changed(session, "openAccount", null, account, null, write);
    }

    Uni<Void> changed(
            Mutiny.Session session, String action, AccountState before, Account account, String reason, Write write) {
        return trail.record(
                session,
                write,
                AuditedChange.of(action, OBJECT, account.id(), before, account.state())
                        .ofAccount(account.id())
                        .because(reason));
    }
}
