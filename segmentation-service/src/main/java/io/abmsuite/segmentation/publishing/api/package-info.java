/** REST API of the way policies are published. */
package io.abmsuite.segmentation.publishing.api;
