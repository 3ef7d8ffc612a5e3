/** Who sees what: access by team, and start-up checks of the security settings. */
package io.abmsuite.platform.security;
