/** Many creations in one request, each with its own answer, or all of them or none. */
package io.abmsuite.platform.batch;
