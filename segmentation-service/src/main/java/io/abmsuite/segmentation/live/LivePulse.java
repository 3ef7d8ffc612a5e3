package io.abmsuite.segmentation.live;

import java.time.Duration;
import java.time.LocalDate;

/**
 * Where ledger and publication stand, for the instance that makes published classes follow.
 *
 * @param policy the live policy
 * @param version its newest version
 * @param position of the ledger
 * @param number of the last publication
 * @param lastPolicy policy of the last publication; null if there was none
 * @param lastVersion version of that policy; null if there was none
 * @param lastAsOf date of the last publication; null if there was none
 */
record LivePulse(
        String policy,
        int version,
        Duration cadence,
        long position,
        long number,
        String lastPolicy,
        Integer lastVersion,
        LocalDate lastAsOf) {

    boolean continuesLast() {
        return policy.equals(lastPolicy) && lastVersion != null && version == lastVersion;
    }
}
