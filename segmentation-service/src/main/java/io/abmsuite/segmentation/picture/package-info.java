/** Pictures as SVG: readable in light and dark, with text alternatives, the same bytes for the same figures. */
package io.abmsuite.segmentation.picture;
