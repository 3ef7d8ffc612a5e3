/** A believable sample company, the same on every machine and day. */
package io.abmsuite.suite.demo;
