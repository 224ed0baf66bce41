package io.belfry.gateway.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The sample page is at {@code /sample} (A159, O35), where existing check lists look for it. */
@Singleton
final class SamplePage {

    void route(@Observes Router router) {
        router.get("/sample").handler(request -> request.reroute("/sample.html"));
    }
}
