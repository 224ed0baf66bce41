package io.belfry.gateway.http;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

/** What the routes about a user have in common (B1); filled for each request. */
public class UserPath {

    @PathParam("version")
    String version;

    @PathParam("domain")
    String domain;

    @PathParam("username")
    String username;

    @Context HttpHeaders headers;
}
