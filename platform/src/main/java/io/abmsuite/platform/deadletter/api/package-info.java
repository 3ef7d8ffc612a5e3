/** Dead letters over HTTP. */
package io.abmsuite.platform.deadletter.api;
