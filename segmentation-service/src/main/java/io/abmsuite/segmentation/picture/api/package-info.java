/** Pictures over HTTP. */
package io.abmsuite.segmentation.picture.api;
