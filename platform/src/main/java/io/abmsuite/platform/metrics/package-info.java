/** Figures for operators that cost nothing at a scrape: read now and then, told from memory. */
package io.abmsuite.platform.metrics;
