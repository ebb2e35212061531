package org.ridgeline.model.gpu.ptx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of an instruction into what it does. */
final class Decoder {

    private static final Pattern OPERAND = Pattern.compile("\\{[^}]*}|\\[[^\\]]*]|[^,\\s][^,]*");
    private static final Pattern ADDRESS = Pattern.compile("\\[ ?([%$\\w]+) ?(?:\\+ ?(-?\\d+))? ?]");
    /** Modifiers of loads and stores that change nothing where all threads see one memory at once. */
    private static final Set<String> CACHING =
            Set.of("ca", "cg", "cs", "cv", "lu", "wb", "wt", "volatile", "relaxed", "gpu", "weak");

    private final Registers registers;
    private final Map<String, Integer> labels;
    private final MemoryAccess.Space shared;
    private final MemoryAccess.Space global;
    private final Map<String, Operation> operations = new HashMap<>();

    Decoder(Registers registers, Map<String, Integer> labels, MemoryAccess.Space shared, MemoryAccess.Space global) {
        this.registers = registers;
        this.labels = labels;
        this.shared = shared;
        this.global = global;
        IntegerOperations.addTo(operations);
        FloatOperations.addTo(operations);
    }

    /** Returns what the instruction does, read without its predicate. */
    Instruction.Step step(String text, int line) {
        String[] opcodeAndRest = text.split(" ", 2);
        String opcode = opcodeAndRest[0];
        List<String> parts = List.of(opcode.split("\\."));
        List<String> operands = operands(opcodeAndRest.length > 1 ? opcodeAndRest[1] : "");
        return switch (parts.get(0)) {
            case "ld", "st", "ldu" -> memory(parts, operands, line);
            case "bra" -> jump(operands.get(0));
            case "ret", "exit" -> thread -> thread.status = ThreadState.Status.ENDED;
            case "bar", "barrier" -> barrier(parts, operands);
            case "shfl" -> shuffle(parts, operands);
            case "vote" -> vote(parts, operands);
            case "mov" -> move(operands);
            case "cvta" -> copy(operands.get(0), operands.get(1));
            case "setp" -> compare(parts, operands);
            case "selp" -> select(operands);
            case "bfi" -> insert(opcode, operands);
            case "cvt" -> convert(parts, operands);
            case "membar", "fence" -> thread -> {};
            default -> compute(opcode, operands);
        };
    }

    private static List<String> operands(String text) {
        List<String> operands = new ArrayList<>();
        Matcher operand = OPERAND.matcher(text);
        while (operand.find()) {
            operands.add(operand.group().strip());
        }
        return operands;
    }

    private static List<String> inner(String braced) {
        return braced.startsWith("{") ? operands(braced.substring(1, braced.length() - 1)) : List.of(braced);
    }

    private Instruction.Step memory(List<String> parts, List<String> operands, int line) {
        boolean store = parts.get(0).equals("st");
        String space = "generic";
        int width = 1;
        boolean readOnly = false;
        for (String part : parts.subList(1, parts.size() - 1)) {
            if (part.equals("nc")) {
                readOnly = true;
            } else if (part.equals("v2") || part.equals("v4")) {
                width = part.charAt(1) - '0';
            } else if (Set.of("param", "global", "shared").contains(part)) {
                space = part;
            } else if (!CACHING.contains(part)) {
                throw new Fault("unknown modifier ." + part);
            }
        }
        Matcher address = ADDRESS.matcher(operands.get(store ? 0 : 1));
        if (!address.matches()) {
            throw new Fault("unknown address");
        }
        List<String> values = inner(operands.get(store ? 1 : 0));
        if (values.size() != width) {
            throw new Fault("expected " + width + " values, got " + values.size());
        }
        if (space.equals("param")) {
            return copy(values.get(0), address.group(1));
        }
        int[] slots = values.stream()
                .mapToInt(store ? registers::source : registers::target)
                .toArray();
        long offset = address.group(2) == null ? 0 : Long.parseLong(address.group(2));
        Type type = Type.of(parts.get(parts.size() - 1));
        int base = registers.source(address.group(1));
        return new MemoryAccess(space(space), type, store, readOnly, base, offset, slots, line);
    }

    /** Shared arrays lie below 2^32 and allocations above, so that an address alone tells which it is. */
    private MemoryAccess.Space space(String name) {
        return switch (name) {
            case "shared" -> shared;
            case "global" -> global;
            default -> address -> (address >>> 32 == 0 ? shared : global).near(address);
        };
    }

    private Instruction.Step jump(String label) {
        Integer target = labels.get(label);
        if (target == null) {
            throw new Fault("unknown label " + label);
        }
        int next = target;
        return thread -> thread.jump(next);
    }

    private Instruction.Step barrier(List<String> parts, List<String> operands) {
        if (parts.contains("warp")) {
            return new WarpOperation(registers.source(operands.get(0)), (lanes, present) -> {});
        }
        if (!parts.contains("sync") || !operands.equals(List.of("0"))) {
            throw new Fault("only barrier 0 of the whole block is supported");
        }
        return thread -> thread.status = ThreadState.Status.AT_BARRIER;
    }

    private Instruction.Step shuffle(List<String> parts, List<String> operands) {
        if (!parts.get(1).equals("sync")) {
            throw new Fault("shuffles without sync are not supported");
        }
        String[] targets = operands.get(0).split("\\|");
        int inRange = targets.length > 1 ? registers.target(targets[1]) : -1;
        Shuffle shuffle = new Shuffle(
                parts.get(2),
                registers.target(targets[0]),
                inRange,
                registers.source(operands.get(1)),
                registers.source(operands.get(2)),
                registers.source(operands.get(3)));
        return new WarpOperation(registers.source(operands.get(4)), shuffle);
    }

    private Instruction.Step vote(List<String> parts, List<String> operands) {
        boolean negated = operands.get(1).startsWith("!");
        int source = registers.source(negated ? operands.get(1).substring(1) : operands.get(1));
        Vote vote = new Vote(parts.get(2), registers.target(operands.get(0)), source, negated);
        return new WarpOperation(registers.source(operands.get(2)), vote);
    }

    private Instruction.Step move(List<String> operands) {
        List<String> targets = inner(operands.get(0));
        List<String> sources = inner(operands.get(1));
        if (targets.size() == 2) {
            int low = registers.target(targets.get(0));
            int high = registers.target(targets.get(1));
            int from = registers.source(sources.get(0));
            return thread -> {
                long both = thread.registers[from];
                thread.registers[low] = (int) both;
                thread.registers[high] = both >> 32;
            };
        }
        if (sources.size() == 2) {
            int target = registers.target(targets.get(0));
            int low = registers.source(sources.get(0));
            int high = registers.source(sources.get(1));
            return thread ->
                    thread.registers[target] = thread.registers[high] << 32 | thread.registers[low] & 0xffff_ffffL;
        }
        return copy(targets.get(0), sources.get(0));
    }

    private Instruction.Step copy(String target, String source) {
        int to = registers.target(target);
        int from = registers.source(source);
        return thread -> thread.registers[to] = thread.registers[from];
    }

    private Instruction.Step compare(List<String> parts, List<String> operands) {
        Operation.Function holds = Comparisons.of(parts.get(1), Type.of(parts.get(parts.size() - 1)));
        String[] targets = operands.get(0).split("\\|");
        int target = registers.target(targets[0]);
        int a = registers.source(operands.get(1));
        int b = registers.source(operands.get(2));
        if (parts.size() == 3 && targets.length == 1) {
            return thread -> thread.registers[target] = holds.of(thread.registers[a], thread.registers[b], 0);
        }
        throw new Fault("setp with a second predicate is not supported");
    }

    private Instruction.Step select(List<String> operands) {
        int target = registers.target(operands.get(0));
        int a = registers.source(operands.get(1));
        int b = registers.source(operands.get(2));
        int predicate = registers.source(operands.get(3));
        return thread -> {
            long[] r = thread.registers;
            r[target] = r[predicate] != 0 ? r[a] : r[b];
        };
    }

    /** The low bits of a in place of some of b's; the only instruction of four operands that we met. */
    private Instruction.Step insert(String opcode, List<String> operands) {
        if (!opcode.equals("bfi.b32")) {
            throw new Fault("unknown instruction " + opcode);
        }
        int target = registers.target(operands.get(0));
        int[] s = operands.stream().skip(1).mapToInt(registers::source).toArray();
        return thread -> {
            long[] r = thread.registers;
            long at = Math.min(r[s[2]] & 255, 32);
            long mask = (1L << Math.min(r[s[3]] & 255, 32)) - 1 << at;
            r[target] = (int) (r[s[1]] & ~mask | r[s[0]] << at & mask);
        };
    }

    private Instruction.Step convert(List<String> parts, List<String> operands) {
        int last = parts.size() - 1;
        Type to = Type.of(parts.get(last - 1));
        Type from = Type.of(parts.get(last));
        return compute(Operation.of(1, Conversions.of(parts.subList(1, last - 1), to, from)), operands);
    }

    private Instruction.Step compute(String opcode, List<String> operands) {
        boolean rounded = opcode.endsWith(".rn.f64") || opcode.endsWith(".rn.f32");
        Operation operation = operations.get(rounded ? opcode.replace(".rn.", ".") : opcode);
        if (operation == null) {
            throw new Fault("unknown instruction " + opcode);
        }
        return compute(operation, operands);
    }

    private Instruction.Step compute(Operation operation, List<String> operands) {
        if (operands.size() != operation.operands() + 1) {
            throw new Fault("expected " + (operation.operands() + 1) + " operands, got " + operands.size());
        }
        int target = registers.target(operands.get(0));
        int a = registers.source(operands.get(1));
        int b = operands.size() > 2 ? registers.source(operands.get(2)) : a;
        int c = operands.size() > 3 ? registers.source(operands.get(3)) : a;
        Operation.Function function = operation.function();
        return thread -> {
            long[] r = thread.registers;
            r[target] = function.of(r[a], r[b], r[c]);
        };
    }
}
