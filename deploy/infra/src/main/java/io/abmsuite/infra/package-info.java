/** A real PostgreSQL and a real Kafka broker in one process, for the launcher and for the tests. */
package io.abmsuite.infra;
