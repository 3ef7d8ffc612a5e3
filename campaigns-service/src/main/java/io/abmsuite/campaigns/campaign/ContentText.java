package io.abmsuite.campaigns.campaign;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Texts with variables, and nothing but variables: no sections, no partials, no code can be reached. A text is checked
 * when it is written, so that rendering cannot fail.
 */
public final class ContentText {

    /** Facts a variable can be taken from. */
    public static final Set<String> SOURCES = new TreeSet<>(Set.of(
            "account.name",
            "account.code",
            "account.country",
            "account.city",
            "account.industry",
            "account.cell",
            "contact.fullName",
            "contact.firstName",
            "contact.lastName",
            "contact.title"));

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .withLoader(name -> {
                throw new MustacheException("parts of other texts cannot be included");
            });

    private ContentText() {}

    /** Refuses faulty content with all its faults. */
    static void check(Content content) {
        List<FieldFault> faults = new ArrayList<>();
        content.variables().forEach((name, variable) -> {
            if (!SOURCES.contains(variable.from())) {
                faults.add(new FieldFault(
                        "/content/variables/" + name + "/from", "UNKNOWN_SOURCE", "must be one of " + SOURCES));
            }
        });
        Set<String> declared = content.variables().keySet();
        checkText("/content/text", content.text(), declared, faults);
        if (content.subject() != null) {
            checkText("/content/subject", content.subject(), declared, faults);
        }
        if (!faults.isEmpty()) {
            throw ProblemException.unprocessable(faults);
        }
    }

    /** The text with the facts in place of its variables; a missing fact is replaced by the variable's fallback. */
    public static String render(String text, Map<String, ContentVariable> variables, Map<String, String> facts) {
        Map<String, String> values = new HashMap<>();
        variables.forEach((name, variable) -> {
            String fact = facts.get(variable.from());
            values.put(name, fact == null || fact.isBlank() ? variable.fallback() : fact);
        });
        return COMPILER.compile(text).execute(values);
    }

    private static void checkText(String pointer, String text, Set<String> declared, List<FieldFault> faults) {
        Template template;
        try {
            template = COMPILER.compile(text);
        } catch (MustacheException broken) {
            faults.add(new FieldFault(pointer, "BROKEN_TEMPLATE", "cannot be read: " + broken.getMessage()));
            return;
        }
        template.visit(new Mustache.Visitor() {
            @Override
            public void visitText(String plain) {
                if (plain.contains("{{")) {
                    faults.add(new FieldFault(pointer, "BROKEN_TEMPLATE", "has a {{ that is not closed"));
                }
            }

            @Override
            public void visitVariable(String name) {
                if (!declared.contains(name)) {
                    int place = text.indexOf("{{" + name);
                    faults.add(new FieldFault(
                            pointer,
                            "UNDECLARED_VARIABLE",
                            "uses {{" + name + "}}" + (place < 0 ? "" : " at character " + (place + 1))
                                    + ", which is not declared; declared: " + new TreeSet<>(declared)));
                }
            }

            @Override
            public boolean visitInclude(String name) {
                faults.add(new FieldFault(
                        pointer, "NOT_ALLOWED", "includes {{>" + name + "}}; only variables are allowed"));
                return false;
            }

            @Override
            public boolean visitSection(String name) {
                faults.add(new FieldFault(
                        pointer, "NOT_ALLOWED", "has the section {{#" + name + "}}; only variables are allowed"));
                return false;
            }

            @Override
            public boolean visitInvertedSection(String name) {
                faults.add(new FieldFault(
                        pointer, "NOT_ALLOWED", "has the section {{^" + name + "}}; only variables are allowed"));
                return false;
            }
        });
    }
}
