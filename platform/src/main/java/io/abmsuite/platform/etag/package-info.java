/** Entity tags: which version a caller has seen, and what a change is based on (RFC 9110, sections 8.8 and 13). */
package io.abmsuite.platform.etag;
