package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.PortfolioRoom;
import io.abmsuite.segmentation.ledger.AccountFacts;
import java.util.ArrayList;
import java.util.List;

/** Accounts of the ledger that are looked at together, as long as they fit into memory. */
final class KeptAccounts {

    private final PortfolioRoom room = PortfolioRoom.ofThisMachine();
    private final List<AccountFacts> all = new ArrayList<>();

    void add(AccountFacts account) {
        room.account();
        all.add(account);
    }

    List<AccountFacts> all() {
        return all;
    }
}
