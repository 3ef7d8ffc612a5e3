/** Lists: pages with opaque, signed cursors. */
package io.abmsuite.platform.page;
