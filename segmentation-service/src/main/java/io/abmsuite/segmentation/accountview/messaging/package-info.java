/** Takes accounts and feedback in. */
package io.abmsuite.segmentation.accountview.messaging;
