/** Idempotency-Key: a creation that is sent twice happens once and is answered twice. */
package io.abmsuite.platform.idempotency;
