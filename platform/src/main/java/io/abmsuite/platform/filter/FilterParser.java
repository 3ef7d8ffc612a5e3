package io.abmsuite.platform.filter;

import io.abmsuite.platform.filter.ListFields.Field;
import io.abmsuite.platform.filter.Token.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Compiles a filter to a condition, by recursive descent: {@code all := any (AND any)*}, {@code any := one (OR one)*},
 * {@code one := [NOT] (comparison | "(" all ")")}. What is absent equals nothing. Under a NOT each comparison is therefore
 * true or false, never unknown; elsewhere unknown counts as false anyway, and the plain comparison lets an index serve it.
 */
final class FilterParser {

    private static final int MOST_COMPARISONS = 50;
    private static final int DEEPEST = 20;
    private static final Set<String> ORDERS = Set.of("<", "<=", ">", ">=");

    private final List<Token> tokens;
    private final ListFields fields;
    private final SqlValues values;
    private int next;
    private int comparisons;
    private int depth;
    private int negations;

    private FilterParser(List<Token> tokens, ListFields fields, SqlValues values) {
        this.tokens = tokens;
        this.fields = fields;
        this.values = values;
    }

    static String compile(String filter, ListFields fields, SqlValues values) {
        FilterParser parser = new FilterParser(Lexer.tokens(filter), fields, values);
        String condition = parser.all();
        Token rest = parser.peek();
        if (rest.kind() != Kind.END) {
            throw new FilterFault(rest.position(), "expected AND, OR or the end, found " + rest.text());
        }
        return condition;
    }

    private String all() {
        String condition = any();
        while (peek().is("AND")) {
            next++;
            condition = "(" + condition + " and " + any() + ")";
        }
        return condition;
    }

    private String any() {
        String condition = one();
        while (peek().is("OR")) {
            next++;
            condition = "(" + condition + " or " + one() + ")";
        }
        return condition;
    }

    private String one() {
        if (peek().is("NOT")) {
            next++;
            negations++;
            String negated = nested(this::one);
            negations--;
            return "not " + negated;
        }
        if (peek().kind() != Kind.OPEN) {
            return comparison();
        }
        next++;
        String condition = nested(this::all);
        Token close = take();
        if (close.kind() != Kind.CLOSE) {
            throw new FilterFault(close.position(), "expected ), found " + close.text());
        }
        return condition;
    }

    private String nested(Supplier<String> part) {
        if (++depth > DEEPEST) {
            throw new FilterFault(peek().position(), "is nested deeper than " + DEEPEST);
        }
        String condition = part.get();
        depth--;
        return condition;
    }

    private String comparison() {
        Token name = take();
        Field field = name.kind() == Kind.WORD ? fields.find(name.text()) : null;
        if (field == null) {
            throw new FilterFault(
                    name.position(),
                    "expected a field, found " + name.text() + "; fields: " + String.join(", ", fields.names()));
        }
        if (++comparisons > MOST_COMPARISONS) {
            throw new FilterFault(name.position(), "has more than " + MOST_COMPARISONS + " comparisons");
        }
        Token comparator = take();
        if (comparator.kind() != Kind.COMPARATOR) {
            throw new FilterFault(
                    comparator.position(), "expected one of = != < <= > >= :, found " + comparator.text());
        }
        Token value = take();
        if (value.kind() != Kind.WORD && value.kind() != Kind.QUOTED) {
            throw new FilterFault(value.position(), "expected a value, found " + value.text());
        }
        return condition(field, comparator, value);
    }

    private String condition(Field field, Token comparator, Token value) {
        String expression = field.expression();
        boolean contains = comparator.text().equals(":");
        if (contains && value.kind() == Kind.WORD && value.text().equals("*")) {
            return field.type() == FieldType.LIST
                    ? "(cardinality(" + expression + ") > 0)"
                    : "(" + expression + " is not null)";
        }
        if (field.type() == FieldType.LIST && !contains
                || ORDERS.contains(comparator.text()) && !field.type().isOrdered()) {
            throw new FilterFault(comparator.position(), comparator.text() + " does not apply to " + field.name());
        }
        String bound = bind(field, value);
        if (contains && field.type() == FieldType.LIST) {
            return decided(bound + " = any(" + expression + ")");
        }
        if (contains && field.type() == FieldType.TEXT) {
            return decided("strpos(lower(" + expression + "), lower(" + bound + ")) > 0");
        }
        if (comparator.text().equals("!=")) {
            return "(" + expression + " is distinct from " + bound + ")";
        }
        return decided(expression + " " + (contains ? "=" : comparator.text()) + " " + bound);
    }

    private String decided(String comparison) {
        return negations > 0 ? "coalesce(" + comparison + ", false)" : "(" + comparison + ")";
    }

    private String bind(Field field, Token value) {
        try {
            Object read = field.type().value(value.text());
            return values.bind(read) + "::" + field.type().sqlType();
        } catch (IllegalArgumentException unreadable) {
            throw new FilterFault(value.position(), field.name() + " " + unreadable.getMessage());
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }
}
