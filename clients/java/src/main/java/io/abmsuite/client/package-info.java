/** What the generated classes of the three services need to be used with ease: one entry, retries, pages, changes, imports. */
package io.abmsuite.client;
