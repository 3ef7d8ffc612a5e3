/** Runs policies by their cron expressions. */
package io.abmsuite.segmentation.schedule;
