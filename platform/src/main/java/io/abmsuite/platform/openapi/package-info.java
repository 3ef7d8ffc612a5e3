/** What the description of every operation of every service has in common. */
package io.abmsuite.platform.openapi;
