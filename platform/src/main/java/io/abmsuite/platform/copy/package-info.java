/** Read copies made anew from their topics, while their consumers go on. */
package io.abmsuite.platform.copy;
