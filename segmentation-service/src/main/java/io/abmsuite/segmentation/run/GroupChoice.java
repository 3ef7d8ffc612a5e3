package io.abmsuite.segmentation.run;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.segmentation.ledger.AccountFacts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The group an order asks for, as the accounts stand.
 *
 * @param group with the id of a parent that was named by its code; null if none was asked for
 * @param members null: all accounts
 */
record GroupChoice(AccountGroup group, List<UUID> members, List<FieldFault> faults) {

    static final GroupChoice ALL = new GroupChoice(null, null, List.of());

    private static final String VALUE = "/group/value";
    private static final String CODE = "code:";

    static GroupChoice of(AccountGroup asked, Collection<AccountFacts> all) {
        List<AccountGroup> named = asked.by() == AccountGroup.By.PARENT ? byId(asked.value(), all) : List.of(asked);
        if (named.isEmpty()) {
            return refused("UNKNOWN_ACCOUNT", "must be the id of an account, or code: and its code");
        }
        if (named.size() > 1) {
            return refused("AMBIGUOUS_ACCOUNT", "is the code of several accounts: name one by its id");
        }
        AccountGroup group = named.get(0);
        Map<UUID, AccountFacts> known = new HashMap<>();
        all.forEach(account -> known.put(account.id(), account));
        List<UUID> members = all.stream()
                .filter(account -> group.contains(account, known))
                .map(AccountFacts::id)
                .toList();
        return members.isEmpty()
                ? refused("EMPTY_GROUP", "must be a " + group.by().word() + " with accounts")
                : new GroupChoice(group, members, List.of());
    }

    private static GroupChoice refused(String code, String message) {
        return new GroupChoice(null, List.of(), List.of(new FieldFault(VALUE, code, message)));
    }

    private static List<AccountGroup> byId(String named, Collection<AccountFacts> all) {
        return all.stream()
                .filter(account -> named.startsWith(CODE)
                        ? named.substring(CODE.length()).equals(account.code())
                        : named.equalsIgnoreCase(account.id().toString()))
                .map(account ->
                        new AccountGroup(AccountGroup.By.PARENT, account.id().toString()))
                .toList();
    }
}
