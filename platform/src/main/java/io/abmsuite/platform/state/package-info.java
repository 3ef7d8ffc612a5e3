/** State machines as tables. */
package io.abmsuite.platform.state;
