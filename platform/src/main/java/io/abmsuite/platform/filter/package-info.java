/**
 * Filters and orders of lists: a subset of AIP-160 over allow-listed fields, compiled to SQL with bound values. As in
 * AIP-160, OR binds tighter than AND.
 */
package io.abmsuite.platform.filter;
