/** Who a campaign reaches and why; follows every change of class, complaint and facts by itself. */
package io.abmsuite.campaigns.audience;
