package org.claimline.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;

/** Health for whoever runs the service: 200 while all is well, else 503 with the reasons. */
@Controller("/health")
@Produces(MediaType.APPLICATION_JSON)
final class HealthController {
    private final Condition condition;
    private final Answers answers;

    HealthController(Condition condition, Answers answers) {
        this.condition = condition;
        this.answers = answers;
    }

    /** {@code UP} or {@code DOWN}, and why. */
    record Health(String status, List<String> reasons) {
        static Health of(List<String> reasons) {
            return new Health(reasons.isEmpty() ? "UP" : "DOWN", reasons);
        }
    }

    @Get("/liveness")
    HttpResponse<byte[]> liveness() {
        return answer(condition.fatal());
    }

    @Get("/readiness")
    HttpResponse<byte[]> readiness() {
        return answer(condition.waitingFor());
    }

    private HttpResponse<byte[]> answer(List<String> reasons) {
        return answers.status(reasons.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE, Health.of(reasons));
    }
}
