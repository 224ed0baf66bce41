package io.belfry.rights.user.sql;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Rights that administrators gave. */
@ApplicationScoped
public class OverrideRows implements PanacheRepositoryBase<RightsOverrideRow, UserKey> {}
