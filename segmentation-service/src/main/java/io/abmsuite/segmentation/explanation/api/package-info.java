/** Explanations over HTTP, for machines and for readers. */
package io.abmsuite.segmentation.explanation.api;
