/** A small application that uses every mechanism of the platform, for the platform's own tests. */
package io.abmsuite.platform.probe;
