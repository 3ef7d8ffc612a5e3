/** Exchange rates per currency and month, and how sales in several currencies are added up with them. */
package io.abmsuite.segmentation.exchangerate;
