/** What every request goes through: its id, its limits, its parameters. */
package io.abmsuite.platform.web;
