/** Single contacts with a person: planned, due, delivered. */
package io.abmsuite.campaigns.touch;
