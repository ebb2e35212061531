package org.ridgeline.model.gpu.ptx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one kernel. */
final class KernelParser {

    private static final Pattern NAME = Pattern.compile("\\.entry ([$\\w]+) ?(?:\\((.*)\\))?(.*)");
    private static final Pattern PARAMETER =
            Pattern.compile("\\.param \\.([bfsu]\\d+)(?: \\.ptr)?(?: \\.global)?(?: \\.align \\d+)? ([$\\w]+)");
    private static final Pattern MOST_THREADS = Pattern.compile("\\.(?:max|req)ntid (\\d+)");
    private static final Pattern REGISTERS = Pattern.compile("\\.reg \\.(\\w+) (.+)");
    private static final Pattern RANGE = Pattern.compile("(.+)<(\\d+)>");
    private static final Pattern PREDICATED = Pattern.compile("@(!?)([%$\\w]+) (.+)");
    /** The most that any device allows. */
    private static final int MOST_THREADS_OF_ANY = 1024;

    private final Registers registers = new Registers();
    private final Map<String, Integer> labels = new HashMap<>();
    private final List<Statement> instructions = new ArrayList<>();

    private KernelParser() {}

    static Kernel parse(
            Statement header,
            List<Statement> body,
            Map<String, Long> sharedNames,
            MemoryAccess.Space shared,
            MemoryAccess.Space global) {
        KernelParser parser = new KernelParser();
        sharedNames.forEach(parser.registers::symbol);
        Matcher name = NAME.matcher(header.text());
        if (!name.find()) {
            throw new Fault("not the head of a kernel");
        }
        List<Kernel.Parameter> parameters = parameters(name.group(2));
        for (Kernel.Parameter parameter : parameters) {
            parser.registers.declare(parameter.name());
        }
        int first = parameters.isEmpty()
                ? 0
                : parser.registers.target(parameters.get(0).name());
        Matcher most = MOST_THREADS.matcher(name.group(3));
        int mostThreads = most.find() ? Integer.parseInt(most.group(1)) : MOST_THREADS_OF_ANY;
        for (Statement statement : body) {
            parser.collect(statement);
        }
        Instruction[] code = parser.decode(new Decoder(parser.registers, parser.labels, shared, global));
        return new Kernel(name.group(1), parameters, mostThreads, code, parser.registers.template(), first);
    }

    private static List<Kernel.Parameter> parameters(String list) {
        List<Kernel.Parameter> parameters = new ArrayList<>();
        for (String text : list == null || list.isBlank() ? new String[0] : list.split(",")) {
            Matcher parameter = PARAMETER.matcher(text.strip());
            if (!parameter.matches()) {
                throw new Fault("parameter \"" + text.strip() + "\" is not of a supported kind");
            }
            parameters.add(new Kernel.Parameter(parameter.group(2), Type.of(parameter.group(1))));
        }
        return parameters;
    }

    private void collect(Statement statement) {
        String text = statement.text();
        if (statement.kind() == Statement.Kind.LABEL) {
            labels.put(text, instructions.size());
            return;
        }
        // Inner braces only bound the life of names, which the compiler keeps apart or gives one meaning.
        if (statement.kind() != Statement.Kind.PLAIN || text.startsWith(".shared") || text.startsWith(".pragma")) {
            return;
        }
        Matcher declared = REGISTERS.matcher(text);
        if (declared.matches()) {
            declare(declared.group(2));
        } else {
            instructions.add(statement);
        }
    }

    private void declare(String names) {
        for (String name : names.split(",")) {
            Matcher range = RANGE.matcher(name.strip());
            if (!range.matches()) {
                registers.declare(name.strip());
                continue;
            }
            for (int i = 0; i < Integer.parseInt(range.group(2)); i++) {
                registers.declare(range.group(1) + i);
            }
        }
    }

    private Instruction[] decode(Decoder decoder) {
        Instruction[] code = new Instruction[instructions.size() + 1];
        for (int i = 0; i < instructions.size(); i++) {
            Statement statement = instructions.get(i);
            try {
                code[i] = instruction(statement, decoder);
            } catch (Fault fault) {
                throw PtxModule.unknown(statement, fault);
            }
        }
        code[instructions.size()] = new Instruction(0, "end of the kernel", -1, false, thread -> {
            throw new Fault("runs past the last instruction");
        });
        return code;
    }

    private Instruction instruction(Statement statement, Decoder decoder) {
        Matcher predicated = PREDICATED.matcher(statement.text());
        boolean matches = predicated.matches();
        String text = matches ? predicated.group(3) : statement.text();
        int predicate = matches ? registers.target(predicated.group(2)) : -1;
        boolean negated = matches && !predicated.group(1).isEmpty();
        return new Instruction(
                statement.line(), statement.text(), predicate, negated, decoder.step(text, statement.line()));
    }
}
