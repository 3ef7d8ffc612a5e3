/** Start-up checks of the security settings. */
package io.abmsuite.platform.security;
