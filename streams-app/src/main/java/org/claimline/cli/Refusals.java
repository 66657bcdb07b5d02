package org.claimline.cli;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.jspecify.annotations.Nullable;

/** Why a broker or a registry does not do what it is asked, in words that name the variable to look at, and nothing that stands in one. */
final class Refusals {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private Refusals() {}

    /** Whether the broker said no, rather than nothing. */
    static boolean isRefusal(@Nullable Throwable failure) {
        return failure instanceof SaslAuthenticationException
                || failure instanceof SslAuthenticationException
                || failure instanceof UnsupportedSaslMechanismException
                || failure instanceof AuthorizationException;
    }

    /** @param otherwise what to check where it says nothing of why */
    static String ofBroker(Throwable failure, String otherwise) {
        if (failure instanceof UnsupportedSaslMechanismException) {
            return "does not take that way of signing in (" + failure.getMessage() + "); check KAFKA_SASL_MECHANISM";
        }
        if (failure instanceof SaslAuthenticationException) {
            return "does not know this user or its password; check KAFKA_SASL_JAAS_CONFIG and KAFKA_SASL_MECHANISM";
        }
        if (failure instanceof SslAuthenticationException) {
            return "shows a certificate that is not trusted, or of another name (" + root(failure)
                    + "); check KAFKA_SSL_TRUSTSTORE_LOCATION, and the name in KAFKA_BOOTSTRAP_SERVERS";
        }
        if (failure instanceof AuthorizationException) {
            return "does not allow this (" + failure.getMessage()
                    + "); docs/security.md lists what the user in KAFKA_SASL_JAAS_CONFIG needs";
        }
        return "does not answer (" + failure.getMessage() + "); check " + otherwise
                + ", and KAFKA_SECURITY_PROTOCOL where it is secured";
    }

    /** Whether the registry said no to whoever asked. */
    static boolean isOfUser(@Nullable Throwable failure) {
        return failure instanceof RestClientException refused
                && (refused.getStatus() == UNAUTHORIZED || refused.getStatus() == FORBIDDEN);
    }

    /** @param otherwise what to check where it says nothing of why */
    static String ofRegistry(Exception failure, String otherwise) {
        if (isOfUser(failure)) {
            return "does not know this user or its password; check SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "shows a certificate that is not trusted, or of another name (" + root(cause)
                        + "); check SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION, and the name in SCHEMA_REGISTRY_URL";
            }
        }
        return "does not answer (" + Secrets.masked("", String.valueOf(failure.getMessage())) + "); check " + otherwise
                + ", and SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO where it is secured";
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
