/** Read copies of what others own: accounts, and the open complaints beside the class. */
package io.abmsuite.segmentation.accountview;
