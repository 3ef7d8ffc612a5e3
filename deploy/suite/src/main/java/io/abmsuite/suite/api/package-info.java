/** Calls of the services, as any other client would make them. */
package io.abmsuite.suite.api;
