/** Moves between states: who, when, why. */
package io.abmsuite.accounts.history;
