/** What the tests of every service share: real infrastructure, tokens, event probes, architecture rules. */
package io.abmsuite.platform.testing;
