/** Work that takes its time, away from the event loops. */
package io.abmsuite.segmentation.worker;
