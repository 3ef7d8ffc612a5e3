/** What-ifs: what a run would find and change, before anything is stored. */
package io.abmsuite.segmentation.whatif;
