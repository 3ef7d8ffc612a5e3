/** Technical mechanisms that all three services share; nothing here knows a business word. */
package io.abmsuite.platform;
