package io.abmsuite.platform.web;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters an operation does not know: a misspelt filter must not answer with everything. */
public class QueryParameterFilter {

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuseUnknown(ContainerRequestContext request, ResourceInfo resource) {
        Set<String> sent = request.getUriInfo().getQueryParameters().keySet();
        if (sent.isEmpty()) {
            return;
        }
        Set<String> allowed = known.computeIfAbsent(resource.getResourceMethod(), QueryParameterFilter::parametersOf);
        List<FieldFault> faults = sent.stream()
                .filter(name -> !allowed.contains(name))
                .map(name -> FieldFault.query(
                        name, "UNKNOWN_PARAMETER", "is not a parameter of this operation; known: " + allowed))
                .toList();
        if (!faults.isEmpty()) {
            throw ProblemException.badRequest("UNKNOWN_PARAMETER", faults);
        }
    }

    private static Set<String> parametersOf(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                names.add(parameter.getAnnotation(QueryParam.class).value());
            } else if (parameter.isAnnotationPresent(RestQuery.class)) {
                String name = parameter.getAnnotation(RestQuery.class).value();
                names.add(name.isEmpty() ? parameter.getName() : name);
            }
        }
        return names;
    }
}
