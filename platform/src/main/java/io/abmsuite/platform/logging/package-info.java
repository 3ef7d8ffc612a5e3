/** What the log may say: never the values of a failing request or event. */
package io.abmsuite.platform.logging;
