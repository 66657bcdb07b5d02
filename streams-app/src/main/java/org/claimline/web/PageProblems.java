package org.claimline.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.claimline.replay.Replays;

/** Why the page is not shown, for people: a replay that was removed meanwhile, a service that still reads. One that will go by asks again by itself. */
@ServerFilter("/")
@Order(Views.ORDER - 1)
final class PageProblems {
    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Optional<Problem> problem = response.getAttribute(Answers.PROBLEM, Problem.class);
        if (problem.isPresent() && isForPeople(request)) {
            carry(response, html(problem.get()).getBytes(StandardCharsets.UTF_8));
            response.contentType(MediaType.of(PageController.HTML));
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            PagePolicy.OWN.put(response);
        }
    }

    private static boolean isForPeople(HttpRequest<?> request) {
        return request.getHeaders().getAll(HttpHeaders.ACCEPT).stream()
                .anyMatch(accepted -> accepted.contains(MediaType.TEXT_HTML));
    }

    @SuppressWarnings("unchecked") // a problem is bytes too
    private static void carry(MutableHttpResponse<?> response, byte[] body) {
        ((MutableHttpResponse<byte[]>) response).body(body);
    }

    private static String html(Problem problem) {
        boolean goesBy = problem.status() == HttpStatus.SERVICE_UNAVAILABLE.getCode();
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                %s<title>Claimline: %s</title>
                <link rel="icon" href="/page/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/page/page.css">
                </head>
                <body>
                <h1>%s</h1>
                <p>%s.</p>
                <p><a href="/?view=%s">To the live view</a></p>
                </body>
                </html>
                """.formatted(
                        goesBy ? "<meta http-equiv=\"refresh\" content=\"5\">\n" : "",
                        Html.escaped(problem.title()),
                        Html.escaped(problem.title()),
                        Html.escaped(problem.detail()),
                        Replays.LIVE);
    }
}
