package org.claimline.web;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.claimline.web.access.Role;

/** For whom each call is, as the API's document tells it: a token in a header or a cookie, and the least role that it needs. */
@Singleton
final class ApiAccess {
    private static final String TOKEN = "token";
    private static final String COOKIE = "session";

    private final Router router;

    ApiAccess(Router router) {
        this.router = router;
    }

    void shape(Map<String, Object> document) {
        Tree.object(document.get("components"))
                .put(
                        "securitySchemes",
                        new LinkedHashMap<>(Map.of(
                                TOKEN,
                                new LinkedHashMap<>(Map.of(
                                        "type", "http", "scheme", "bearer", "description", "Where tokens are asked")),
                                COOKIE,
                                new LinkedHashMap<>(Map.of(
                                        "type",
                                        "apiKey",
                                        "in",
                                        "cookie",
                                        "name",
                                        Visitors.COOKIE,
                                        "description",
                                        "Of a browser that signed in with POST " + SessionController.PATH)))));
        Tree.object(document.get("paths")).forEach((path, item) -> Tree.object(item)
                .forEach((method, call) -> Tree.object(call).put("security", security(method, path))));
    }

    private List<Object> security(String method, String path) {
        Optional<Role> role = router.uriRoutes()
                .filter(route -> route.getHttpMethod() == HttpMethod.parse(method))
                .filter(route -> route.getUriMatchTemplate().toPathString().equals(path))
                .map(UriRouteInfo::getAnnotationMetadata)
                .map(ApiAccess::audience)
                .findFirst()
                .flatMap(Audience::role);
        List<Object> ways = new ArrayList<>();
        role.ifPresent(needed -> List.of(TOKEN, COOKIE)
                .forEach(way -> ways.add(new LinkedHashMap<>(Map.of(way, new ArrayList<>(List.of(needed.word())))))));
        return ways;
    }

    /** For whom a call is; one that does not say is for the highest role, so that what was forgotten is not open. */
    static Audience audience(AnnotationMetadata call) {
        return call.enumValue(OpenTo.class, Audience.class).orElse(Audience.ADMIN);
    }
}
