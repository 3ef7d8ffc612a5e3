/** Reading and verifying the audit log over HTTP. */
package io.abmsuite.platform.audit.api;
