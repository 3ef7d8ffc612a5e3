/** The HTTP face of policies. */
package io.abmsuite.segmentation.policy.api;
