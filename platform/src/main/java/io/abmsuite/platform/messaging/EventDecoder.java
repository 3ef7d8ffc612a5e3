package io.abmsuite.platform.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads Kafka records as events. Unknown fields are ignored; whatever breaks the contract is poison with a cause. */
@ApplicationScoped
class EventDecoder {

    private final ObjectMapper mapper;
    private final Validator validator;

    EventDecoder(ObjectMapper mapper, ValidatorFactory validators) {
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.validator =
                validators.usingContext().traversableResolver(new AllOfIt()).getValidator();
    }

    IncomingRecord decode(ConsumerRecord<byte[], byte[]> record, EventHandler handler) {
        if (record.key() == null) {
            return IncomingRecord.poison(record, "NO_KEY", "the message has no key");
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (!Arrays.equals(record.key(), key.getBytes(StandardCharsets.UTF_8))) {
            return IncomingRecord.poison(record, "INVALID_KEY", "the key is not UTF-8");
        }
        String type = CloudEventHeaders.text(record.headers(), CloudEventHeaders.TYPE);
        if (record.value() == null) {
            return handler.acceptsTombstones()
                    ? IncomingRecord.event(record, new Event(null, null, key, null))
                    : IncomingRecord.poison(record, "NO_VALUE", "the message has no value");
        }
        if (type == null) {
            return IncomingRecord.poison(record, "NO_TYPE", "the message has no ce_type header");
        }
        Class<? extends Record> payload = handler.payloads().get(type);
        if (payload == null) {
            return IncomingRecord.unknown(record);
        }
        return decode(record, key, type, payload);
    }

    private IncomingRecord decode(
            ConsumerRecord<byte[], byte[]> record, String key, String type, Class<? extends Record> payload) {
        UUID id;
        try {
            id = UUID.fromString(String.valueOf(CloudEventHeaders.text(record.headers(), CloudEventHeaders.ID)));
        } catch (IllegalArgumentException notAnId) {
            return IncomingRecord.poison(record, "NO_ID", "the ce_id header is missing or not a UUID");
        }
        try {
            Record data = mapper.readValue(record.value(), payload);
            String faults = data == null ? "the value is null" : faultsOf(data);
            return faults.isEmpty()
                    ? IncomingRecord.event(record, new Event(id, type, key, data))
                    : IncomingRecord.poison(record, "SCHEMA", faults);
        } catch (JsonProcessingException broken) {
            return IncomingRecord.poison(record, "NOT_READABLE", broken.getOriginalMessage());
        } catch (IOException broken) {
            return IncomingRecord.poison(record, "NOT_READABLE", broken.getMessage());
        }
    }

    private String faultsOf(Record data) {
        Set<ConstraintViolation<Record>> violations = validator.validate(data);
        return violations.stream()
                .map(Violations::toFault)
                .map(fault -> fault.pointer() + " " + fault.message())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /** Payloads are records: nothing of them is loaded later, and to ask for each component costs more than to check it. */
    private static final class AllOfIt implements TraversableResolver {

        @Override
        public boolean isReachable(Object whole, Path.Node part, Class<?> root, Path path, ElementType where) {
            return true;
        }

        @Override
        public boolean isCascadable(Object whole, Path.Node part, Class<?> root, Path path, ElementType where) {
            return true;
        }
    }
}
