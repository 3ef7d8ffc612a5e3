/** What customers say, followed until the customer agrees it is settled. */
package io.abmsuite.accounts.feedback;
