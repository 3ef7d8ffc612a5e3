/** Looking after messages that could not be applied: list, inspect, replay, discard. */
package io.abmsuite.platform.deadletter;
