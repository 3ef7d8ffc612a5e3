package io.abmsuite.platform.web;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters an operation does not know (a misspelt filter must not answer with everything) and values it
 * cannot read, all at once.
 */
public class QueryParameterFilter {

    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuseFaulty(ContainerRequestContext request, ResourceInfo resource) {
        Map<String, List<String>> sent = request.getUriInfo().getQueryParameters();
        if (sent.isEmpty()) {
            return;
        }
        Map<String, Class<?>> allowed =
                known.computeIfAbsent(resource.getResourceMethod(), QueryParameterFilter::parametersOf);
        List<FieldFault> faults = new ArrayList<>();
        sent.forEach((name, values) -> {
            Class<?> type = allowed.get(name);
            if (type == null) {
                faults.add(FieldFault.query(
                        name, "UNKNOWN_PARAMETER", "is not a parameter of this operation; known: " + allowed.keySet()));
            } else if (!values.stream().allMatch(value -> isReadable(type, value))) {
                faults.add(FieldFault.query(name, "INVALID_VALUE", expectation(type)));
            }
        });
        if (!faults.isEmpty()) {
            throw ProblemException.badRequest(
                    faults.get(0).code().equals("UNKNOWN_PARAMETER") ? "UNKNOWN_PARAMETER" : "INVALID_PARAMETER",
                    faults);
        }
    }

    private static Map<String, Class<?>> parametersOf(Method method) {
        Map<String, Class<?>> parameters = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                parameters.put(parameter.getAnnotation(QueryParam.class).value(), parameter.getType());
            } else if (parameter.isAnnotationPresent(RestQuery.class)) {
                String name = parameter.getAnnotation(RestQuery.class).value();
                parameters.put(name.isEmpty() ? parameter.getName() : name, parameter.getType());
            }
        }
        return parameters;
    }

    private static boolean isReadable(Class<?> type, String value) {
        if (value.indexOf('\u0000') >= 0) {
            return false;
        }
        try {
            if (type == Integer.class) {
                Integer.valueOf(value);
            } else if (type == Long.class) {
                Long.valueOf(value);
            } else if (type == UUID.class) {
                UUID.fromString(value);
            } else if (type == LocalDate.class) {
                LocalDate.parse(value);
            } else if (type == Boolean.class) {
                return value.equals("true") || value.equals("false");
            } else if (type.isEnum()) {
                return Arrays.stream(type.getEnumConstants())
                        .anyMatch(one -> one.toString().equals(value));
            }
            return true;
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return false;
        }
    }

    private static String expectation(Class<?> type) {
        if (type.isEnum()) {
            return "must be one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        if (type == LocalDate.class) {
            return "must be an existing ISO 8601 date, for example 2026-01-31";
        }
        return type == UUID.class ? "must be a UUID" : "must be a whole number";
    }
}
