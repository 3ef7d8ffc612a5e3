/** The published class of each account, as segmentation tells it. */
package io.abmsuite.accounts.publishedclass;
