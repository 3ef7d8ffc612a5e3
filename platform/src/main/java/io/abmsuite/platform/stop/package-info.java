/** The way to a stop that loses nothing: requests are answered, then what is in hand ends, in this order: work, outbox, clients, pool. */
package io.abmsuite.platform.stop;
