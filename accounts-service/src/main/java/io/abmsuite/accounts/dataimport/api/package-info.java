/** Imports over HTTP. */
package io.abmsuite.accounts.dataimport.api;
