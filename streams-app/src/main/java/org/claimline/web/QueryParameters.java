package org.claimline.web;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.web.router.MethodBasedRouteMatch;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The query parameters of a call. Refuses one that the call does not have, and one that stands twice though one value is asked for.
 *
 * @param names those that there are
 * @param many  those that may stand more than once
 */
record QueryParameters(Set<String> names, Set<String> many) {
    private static final Set<String> ONLY_VIEW = Set.of(ViewParameter.NAME);

    static QueryParameters of(MethodBasedRouteMatch<?, ?> route) {
        Set<String> names = new TreeSet<>();
        Set<String> many = new HashSet<>();
        for (Argument<?> argument : route.getArguments()) {
            if (argument.isAnnotationPresent(RequestBean.class)) {
                for (BeanProperty<?, ?> property :
                        BeanIntrospection.getIntrospection(argument.getType()).getBeanProperties()) {
                    if (property.isAnnotationPresent(QueryValue.class)) {
                        String name = name(property, property.getName());
                        names.add(name);
                        if (Collection.class.isAssignableFrom(property.getType())) {
                            many.add(name);
                        }
                    }
                }
            } else if (argument.isAnnotationPresent(QueryValue.class)) {
                String name = name(argument.getAnnotationMetadata(), argument.getName());
                names.add(name);
                if (Collection.class.isAssignableFrom(argument.getType())) {
                    many.add(name);
                }
            }
        }
        return new QueryParameters(names, many);
    }

    /** These and the one that tells the view. */
    QueryParameters andView() {
        Set<String> all = new TreeSet<>(names);
        all.add(ViewParameter.NAME);
        return new QueryParameters(all, many);
    }

    void check(HttpRequest<?> request) {
        for (String name : request.getParameters().names()) {
            List<String> values = request.getParameters().getAll(name);
            if (!names.contains(name)) {
                throw new BadParameterException(
                        name,
                        values.isEmpty() ? "" : values.get(0),
                        names.isEmpty()
                                ? "is unknown; this call has no parameters, leave it out"
                                : names.equals(ONLY_VIEW)
                                        ? "is unknown; this call has no parameters but view, leave it out"
                                        : "is unknown; this call has " + String.join(", ", names));
            }
            if (values.size() > 1 && !many.contains(name)) {
                throw new BadParameterException(
                        name, String.join("\" and \"", values), "stand together; give one of them");
            }
        }
    }

    private static String name(AnnotationMetadata metadata, String otherwise) {
        return metadata.stringValue(QueryValue.class).filter(n -> !n.isEmpty()).orElse(otherwise);
    }
}
