/** Measures the packaged suite against its peers: same machine, same run, medians with their spread, ratios. */
package io.abmsuite.bench;
