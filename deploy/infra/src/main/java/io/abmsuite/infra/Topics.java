package io.abmsuite.infra;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The suite's topics, as {@code topics.properties} lists them: {@code name=partitions[,setting=value]...}. */
final class Topics {

    private Topics() {}

    /** Creates the topics that do not exist yet. */
    static void create(String servers) throws IOException, InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (NewTopic topic : listed()) {
                if (!existing.contains(topic.name())) {
                    missing.add(topic);
                }
            }
            admin.createTopics(missing).all().get();
        }
    }

    static List<NewTopic> listed() throws IOException {
        Properties lines = new Properties();
        try (InputStream in = Topics.class.getResourceAsStream("/topics.properties")) {
            lines.load(in);
        }
        List<NewTopic> topics = new ArrayList<>();
        for (String name : new TreeSet<>(lines.stringPropertyNames())) {
            String[] parts = lines.getProperty(name).split(",");
            Map<String, String> settings = new HashMap<>();
            for (int i = 1; i < parts.length; i++) {
                String[] setting = parts[i].trim().split("=", 2);
                settings.put(setting[0], setting[1]);
            }
            topics.add(new NewTopic(name, Integer.parseInt(parts[0].trim()), (short) 1).configs(settings));
        }
        return topics;
    }
}
