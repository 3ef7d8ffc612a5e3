/** The command line: starts the suite and leads through its main path. */
package io.abmsuite.suite;
