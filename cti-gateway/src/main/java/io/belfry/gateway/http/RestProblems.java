package io.belfry.gateway.http;

import io.belfry.gateway.auth.http.AuthFailure;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What ends a request as a {@link Problem}, on every route. */
class RestProblems {

    @ServerExceptionMapper
    Response refused(RestRefusal refusal) {
        return refusal.response();
    }

    @ServerExceptionMapper
    Response refused(AuthFailure e) {
        return Problem.response(e.status(), e.error(), e.getMessage());
    }
}
