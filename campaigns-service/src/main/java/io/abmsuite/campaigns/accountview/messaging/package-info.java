/** Takes accounts, contacts, classes and feedback in, and lets the audiences follow. */
package io.abmsuite.campaigns.accountview.messaging;
