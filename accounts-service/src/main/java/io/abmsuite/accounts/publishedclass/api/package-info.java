/** Class changes over HTTP. */
package io.abmsuite.accounts.publishedclass.api;
