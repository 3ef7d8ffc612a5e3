package io.abmsuite.accounts.account;

import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
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

    Uni<Void> opened(SqlClient transaction, Account account, Write write) {
        return trail.record(transaction, write, change("openAccount", null, account, null));
    }

    Uni<Void> changed(
            Mutiny.Session session, String action, AccountState before, Account account, String reason, Write write) {
        return trail.record(session, write, change(action, before, account, reason));
    }

    private static AuditedChange change(String action, AccountState before, Account account, String reason) {
        return AuditedChange.of(action, OBJECT, account.id(), before, account.state())
                .ofAccount(account.id())
                .because(reason);
    }
}
