package io.abmsuite.platform.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.problem.RecordValidation;
import io.abmsuite.platform.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Reads Kafka records as events. Unknown fields are ignored; whatever breaks the contract is poison with a cause. */
@ApplicationScoped
class EventDecoder {

    private final ObjectMapper mapper;
    private final Validator validator;

    EventDecoder(ObjectMapper mapper, ValidatorFactory validators) {
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.validator = RecordValidation.of(validators);
    }

    List<IncomingRecord> decode(ConsumerRecords<byte[], byte[]> records, EventHandler handler) {
        List<IncomingRecord> incoming = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            incoming.add(decode(record, handler));
        }
        return incoming;
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
}
