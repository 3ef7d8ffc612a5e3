package io.abmsuite.platform.messaging;

import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Which consumer reads which topic: the channel of its method, and the channel's topic in the settings. */
@ApplicationScoped
public class ConsumedTopics {

    /**
     * A consumer and a topic it reads.
     *
     * @param topic name of the contracts
     * @param physicalTopic name on the broker
     */
    public record Consumed(String consumer, String topic, String physicalTopic) {}

    private final List<Consumed> all = new ArrayList<>();

    ConsumedTopics(
            @All List<EventHandler> handlers,
            Config config,
            @ConfigProperty(name = "abm.topic-prefix") Optional<String> prefix) {
        for (EventHandler handler : handlers) {
            for (Class<?> type = ClientProxy.unwrap(handler).getClass(); type != null; type = type.getSuperclass()) {
                for (Method method : type.getDeclaredMethods()) {
                    for (Incoming incoming : method.getAnnotationsByType(Incoming.class)) {
                        String topic =
                                config.getValue("mp.messaging.incoming." + incoming.value() + ".topic", String.class);
                        String logical = topic.substring(prefix.orElse("").length());
                        all.add(new Consumed(handler.consumer(), logical, topic));
                    }
                }
            }
        }
    }

    /** Every pair once. */
    public List<Consumed> all() {
        return all.stream().distinct().toList();
    }
}
