/** RFC 9457 problems: one error form for every client of every service. */
package io.abmsuite.platform.problem;
