/** Sales intake: checks sales, finds their accounts and hands them to the ledger over Kafka; the one exception to the outbox. */
package io.abmsuite.accounts.sale;
