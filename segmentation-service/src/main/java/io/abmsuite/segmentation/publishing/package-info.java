/** How policies are published: on demand, by a schedule, or live. */
package io.abmsuite.segmentation.publishing;
