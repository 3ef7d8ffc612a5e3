/** Published classes: what the suite knows as the class of each account, and the events about its changes. */
package io.abmsuite.segmentation.publishedclass;
