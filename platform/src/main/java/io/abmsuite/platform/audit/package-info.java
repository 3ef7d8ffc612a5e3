/** The audit log: who changed what, when and why, append-only and sealed in a hash chain. */
package io.abmsuite.platform.audit;
