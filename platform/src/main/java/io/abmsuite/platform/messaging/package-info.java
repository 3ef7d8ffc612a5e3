/** Events in: batches of CloudEvents applied in one transaction, each effect once, poison put aside. */
package io.abmsuite.platform.messaging;
