/** The connection pool: bounded, with timeouts, and watched through itself. */
package io.abmsuite.platform.db;
