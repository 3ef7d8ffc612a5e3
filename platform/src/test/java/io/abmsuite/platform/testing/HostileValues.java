package io.abmsuite.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Values nobody expects, and values many attack lists agree on. */
final class HostileValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t\r\n",
            "a\u0000b",
            "\ud800",
            "\udc00x",
            "\u202egnp.exe",
            "\uFEFFx",
            "\ud83d\ude80",
            "e\u0301",
            "\uffff",
            "null",
            "true",
            "0",
            "-1",
            "1e999999999",
            "NaN",
            "Infinity",
            "99999999999999999999999999999999",
            "0x7fffffff",
            "1,5",
            "'",
            "\"",
            "\\",
            "' or '1'='1",
            "'; drop table account; --",
            "\" OR 1=1",
            "name = \"x\" OR (",
            "NOT NOT NOT share > 0.1",
            "((((((((((((((((((((((((((((((((",
            "share >= 1e5",
            "cell : \"\u0000\"",
            "createdAt > \"+999999999-12-31T23:59:59Z\"",
            "-name",
            "name desc desc",
            "${jndi:ldap://127.0.0.1/x}",
            "{{constructor}}",
            "{cdi:x}",
            "%s%n%00",
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "../../../../etc/passwd",
            "..;/",
            "a/b",
            "a;b=c",
            "a?b#c",
            "code:",
            "code:code:",
            "code:\u0000",
            "00000000-0000-0000-0000-000000000000",
            "0-0-0-0-0",
            "2026-02-30",
            "0000-00-00",
            "+999999999-12-31",
            "-999999999-01-01",
            "9999-12-31T23:59:59.999999999Z",
            "latest",
            "abm.sales/3@17",
            "abm.sales/999999999@999999999999999999",
            "wait=1",
            "wait=61",
            "wait=99999999999999999999",
            "\"*\"",
            "*",
            "W/\"x\"",
            "\"1.000000000000.AAAAAAAAAAAA\"",
            "AAAAAAAAAAAAAAAAAAAAAAAA",
            "201",
            "EUR",
            "x".repeat(200),
            "x".repeat(3000),
            "\u00e4".repeat(2001));
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "201",
            "2147483648",
            "-9223372036854775809",
            "99999999999999999999999999999999999999999",
            "0.1",
            "0.00000000000000000001",
            "1e2",
            "1e100",
            "1e999999999",
            "-1e999999999",
            "1e-999999999");

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    String text() {
        return switch (random.nextInt(10)) {
            case 0 -> UUID.randomUUID().toString();
            case 1 -> noise();
            default -> oneOf(TEXTS);
        };
    }

    JsonNode node() {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2, 3 -> number();
            case 4 -> JSON.arrayNode();
            case 5 -> JSON.objectNode();
            case 6 -> JSON.arrayNode().add(JSON.nullNode()).add(text());
            case 7 -> JSON.objectNode().put(text(), text());
            case 8 -> deep();
            default -> JSON.textNode(text());
        };
    }

    private JsonNode number() {
        return JSON.rawValueNode(new RawValue(oneOf(NUMBERS)));
    }

    private JsonNode deep() {
        int depth = random.nextInt(20) == 0 ? 10_000 : 70;
        return JSON.rawValueNode(new RawValue("[".repeat(depth) + "]".repeat(depth)));
    }

    private String noise() {
        int length = random.nextInt(40);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(random.nextInt(4) == 0 ? 0x10000 : 0x80));
        }
        return text.toString();
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
