/** Ids: time-ordered for rows, name-based for events. */
package io.abmsuite.platform.id;
