/** What the suite's endpoints are measured against. */
package io.abmsuite.peer;
