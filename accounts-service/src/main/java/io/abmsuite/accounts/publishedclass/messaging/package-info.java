/** Takes published classes and their changes in. */
package io.abmsuite.accounts.publishedclass.messaging;
