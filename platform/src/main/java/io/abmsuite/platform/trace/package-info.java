/** Traces over HTTP, outbox and Kafka: one request is one trace; off until an OTLP endpoint is named. */
package io.abmsuite.platform.trace;
