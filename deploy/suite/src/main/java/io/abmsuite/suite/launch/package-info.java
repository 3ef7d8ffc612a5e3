/** Processes, secrets, ports and state of a running suite. */
package io.abmsuite.suite.launch;
