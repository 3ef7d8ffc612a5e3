/** The commands of abm. */
package io.abmsuite.suite.command;
