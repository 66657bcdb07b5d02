package org.claimline.local.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** JSON as the registry reads and writes it: what is absent is left out, what is unknown is passed over. */
final class Json {

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    <T> T read(String body, Class<T> type) {
        try {
            return mapper.readerFor(type).<T>readValue(body.isBlank() ? "{}" : body);
        } catch (JsonProcessingException e) {
            throw new RegistryException(400, 400, "the body is no JSON of this call: " + e.getOriginalMessage());
        }
    }

    byte[] write(Object answer) {
        try {
            return mapper.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answer cannot be written as JSON", e);
        }
    }
}
