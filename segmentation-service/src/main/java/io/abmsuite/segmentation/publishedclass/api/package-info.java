/** The HTTP face of published classes. */
package io.abmsuite.segmentation.publishedclass.api;
