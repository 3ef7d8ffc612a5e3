/** Who writes, in which request, and on the base of which version. */
package io.abmsuite.platform.write;
