/** What the bench needs of the kernel's inside. */
package io.abmsuite.segmentation.kernel;
