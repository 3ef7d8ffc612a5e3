/** The HTTP face of exchange rates. */
package io.abmsuite.segmentation.exchangerate.api;
