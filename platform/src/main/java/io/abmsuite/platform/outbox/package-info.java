/** Events out: a row in the transaction of the change it reports, then a relay to Kafka. */
package io.abmsuite.platform.outbox;
