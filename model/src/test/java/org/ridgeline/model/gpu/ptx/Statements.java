package org.ridgeline.model.gpu.ptx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts PTX text into statements. */
final class Statements {

    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    /** Directives that end with their line, not with a semicolon. */
    private static final Pattern LINE_DIRECTIVE =
            Pattern.compile("^[ \t]*\\.(version|target|address_size|loc|file)\\b[^\n]*", Pattern.MULTILINE);

    private static final Pattern LABEL = Pattern.compile("[$_A-Za-z][$\\w]*");

    private final List<Statement> found = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int openLine;

    private Statements() {}

    /** Returns the statements in order. */
    static List<Statement> of(String ptx) {
        String code = COMMENT.matcher(ptx).replaceAll(comment -> "\n"
                .repeat((int) comment.group().chars().filter(c -> c == '\n').count()));
        code = LINE_DIRECTIVE.matcher(code).replaceAll("");
        Statements statements = new Statements();
        int line = 1;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            statements.take(c, line);
            if (c == '\n') {
                line++;
            }
        }
        if (!statements.text().isEmpty()) {
            throw new Fault("the PTX ends within the statement at line " + statements.openLine);
        }
        return statements.found;
    }

    private void take(char c, int line) {
        String text = c == '{' || c == '}' || c == ':' || c == ';' ? text() : "";
        if (c == ';') {
            end(Statement.Kind.PLAIN, text);
        } else if (c == '{' && text.contains(".entry")) {
            end(Statement.Kind.HEADER, text);
            found.add(new Statement(line, Statement.Kind.OPEN, "{"));
        } else if (c == '{' && text.isEmpty()) {
            found.add(new Statement(line, Statement.Kind.OPEN, "{"));
        } else if (c == '}' && text.isEmpty()) {
            found.add(new Statement(line, Statement.Kind.CLOSE, "}"));
        } else if (c == ':' && LABEL.matcher(text).matches()) {
            end(Statement.Kind.LABEL, text);
        } else {
            if (open.length() == 0) {
                if (Character.isWhitespace(c)) {
                    return;
                }
                openLine = line;
            }
            open.append(c);
        }
    }

    private String text() {
        return open.toString().strip().replaceAll("\\s+", " ");
    }

    private void end(Statement.Kind kind, String text) {
        if (!text.isEmpty()) {
            found.add(new Statement(openLine, kind, text));
        }
        open.setLength(0);
    }
}
