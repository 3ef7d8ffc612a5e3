/** Contracts between services and with clients: what they promise, and that no promise is broken. */
package io.abmsuite.platform.contract;
