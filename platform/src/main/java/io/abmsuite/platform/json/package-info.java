/** Reads request bodies and reports all their faults at once. */
package io.abmsuite.platform.json;
