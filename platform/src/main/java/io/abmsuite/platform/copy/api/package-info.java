/** Rebuilds of read copies over HTTP. */
package io.abmsuite.platform.copy.api;
