/** Sales intake over HTTP. */
package io.abmsuite.accounts.sale.api;
