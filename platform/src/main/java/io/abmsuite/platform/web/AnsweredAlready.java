package io.abmsuite.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** What an operation answers to a request that {@link BodyClock} has ended is not written: its caller has his answer. */
@Provider
public class AnsweredAlready implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ResteasyReactiveRequestContext exchange = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
        if (exchange.serverResponse().headWritten()) {
            exchange.setEntityWriter((ended, answer) -> {});
        }
    }
}
