/** The clock every rule takes its time from. */
package io.abmsuite.platform.time;
