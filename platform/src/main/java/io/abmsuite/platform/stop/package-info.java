/** The way to a stop that loses nothing: what is in hand ends, in this order: requests, work, outbox, clients, pool. */
package io.abmsuite.platform.stop;
