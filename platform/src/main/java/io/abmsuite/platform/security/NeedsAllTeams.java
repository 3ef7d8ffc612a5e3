package io.abmsuite.platform.security;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks operations that are about accounts of all teams at once. With access by team they are for callers who see all
 * teams; others are refused (403 {@code ALL_TEAMS_REQUIRED}), whatever there is to find.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface NeedsAllTeams {}
