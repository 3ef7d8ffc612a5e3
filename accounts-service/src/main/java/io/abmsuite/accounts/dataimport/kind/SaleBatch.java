package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.dataimport.RowFault;
import io.abmsuite.accounts.sale.AsideSales.Aside;
import io.abmsuite.accounts.sale.Sale;
import io.abmsuite.accounts.sale.SaleEvents;
import io.abmsuite.accounts.sale.SaleName;
import io.abmsuite.platform.outbox.OutgoingEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decides about the rows of a batch: what is sent, kept aside, refused; a repeated sale with other content is a change. */
final class SaleBatch {

    /** A sale this file has named already; revision 0 means none was given. */
    record Seen(String saleId, int revision, String accountRef, UUID eventId) {
        String key() {
            return saleId + '\n' + revision;
        }
    }

    private final SaleEvents saleEvents;
    private final List<OutgoingEvent> events = new ArrayList<>();
    private final List<Aside> asides = new ArrayList<>();
    private final List<RowFault> faults = new ArrayList<>();
    private final Map<String, Seen> seenHere = new LinkedHashMap<>();
    private long changed;

    SaleBatch(SaleEvents saleEvents) {
        this.saleEvents = saleEvents;
    }

    void add(
            SaleRowReader.Read row,
            Map<String, Named> accounts,
            Map<String, Seen> before,
            Map<SaleName, UUID> reverted) {
        if (row.sale() == null) {
            faults.addAll(row.faults());
            return;
        }
        Named account = accounts.get(row.accountRef());
        if (account.ambiguous()) {
            faults.add(row.row()
                    .fault(
                            "account_id",
                            "AMBIGUOUS_ACCOUNT",
                            "is the code of one account and the external id of another"));
            return;
        }
        Sale sale = row.sale();
        UUID eventId = sale.eventId(row.accountRef(), reverted.get(sale.name()));
        Seen now = new Seen(sale.saleId(), SaleTarget.revisionOf(sale), row.accountRef(), eventId);
        Seen earlier = seenHere.getOrDefault(now.key(), before.get(now.key()));
        if (earlier != null && !earlier.accountRef().equals(now.accountRef())) {
            faults.add(row.row()
                    .fault(
                            "account_id",
                            "ACCOUNT_CHANGED",
                            "was " + earlier.accountRef()
                                    + " in an earlier row of the same sale; void it and use a new sale_id"));
            return;
        }
        seenHere.put(now.key(), now);
        boolean isChange = earlier != null && !earlier.eventId().equals(eventId);
        if (account.isKnown()) {
            changed += isChange ? 1 : 0;
            events.add(saleEvents.event(eventId, sale, account));
        } else {
            asides.add(new Aside(eventId, row.accountRef(), sale));
        }
    }

    List<OutgoingEvent> events() {
        return events;
    }

    List<Aside> asides() {
        return asides;
    }

    List<RowFault> faults() {
        return faults;
    }

    List<Seen> seen() {
        return List.copyOf(seenHere.values());
    }

    long changed() {
        return changed;
    }
}
