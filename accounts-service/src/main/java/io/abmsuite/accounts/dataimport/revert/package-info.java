/** Takes back what an import has done. */
package io.abmsuite.accounts.dataimport.revert;
