/** The HTTP face of what-ifs. */
package io.abmsuite.segmentation.whatif.api;
