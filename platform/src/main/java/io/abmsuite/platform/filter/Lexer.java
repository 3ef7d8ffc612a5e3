package io.abmsuite.platform.filter;

import io.abmsuite.platform.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a filter into tokens. */
final class Lexer {

    private static final String COMPARATORS = "=!<>:";

    private final String text;
    private int next;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.token();
            tokens.add(token);
        } while (token.kind() != Kind.END);
        return tokens;
    }

    private Token token() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        int position = next + 1;
        if (next == text.length()) {
            return new Token(Kind.END, "the end", position);
        }
        char c = text.charAt(next);
        if (c == '(' || c == ')') {
            next++;
            return new Token(c == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c), position);
        }
        if (COMPARATORS.indexOf(c) >= 0) {
            return comparator(position);
        }
        return c == '"' || c == '\'' ? quoted(c, position) : word(position);
    }

    private Token comparator(int position) {
        int from = next++;
        boolean two = text.charAt(from) != ':'
                && text.charAt(from) != '='
                && next < text.length()
                && text.charAt(next) == '=';
        if (two) {
            next++;
        }
        String comparator = text.substring(from, next);
        if (comparator.equals("!")) {
            throw new FilterFault(position, "! stands before = only; write NOT");
        }
        return new Token(Kind.COMPARATOR, comparator, position);
    }

    private Token quoted(char quote, int position) {
        StringBuilder content = new StringBuilder();
        next++;
        while (next < text.length() && text.charAt(next) != quote) {
            if (text.charAt(next) == '\\' && next + 1 < text.length()) {
                next++;
            }
            content.append(text.charAt(next++));
        }
        if (next == text.length()) {
            throw new FilterFault(position, "the quote is not closed");
        }
        next++;
        return new Token(Kind.QUOTED, content.toString(), position);
    }

    private Token word(int position) {
        int from = next;
        while (next < text.length() && isWordPart(text.charAt(next))) {
            next++;
        }
        return new Token(Kind.WORD, text.substring(from, next), position);
    }

    private static boolean isWordPart(char c) {
        return !Character.isWhitespace(c) && "()\"'".indexOf(c) < 0 && COMPARATORS.indexOf(c) < 0;
    }
}
