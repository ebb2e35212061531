package org.ridgeline.model.gpu.ptx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridgeline.model.gpu.GpuException;

/** The kernels of a PTX text. */
final class PtxModule {

    private static final Pattern SHARED =
            Pattern.compile("\\.shared (?:\\.align (\\d+) )?\\.([bfsu]\\d+) ([$\\w]+)(?:\\[(\\d+)])?");
    /** A shared array lies so far from the next that a wrong index misses it. */
    private static final long APART = 1L << 24;

    private final DeviceMemory memory;
    private final Clock clock;
    private final Map<String, Kernel> kernels = new LinkedHashMap<>();
    private final List<Region> shared = new ArrayList<>();
    private final Map<String, Long> sharedNames = new LinkedHashMap<>();

    private PtxModule(DeviceMemory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * Returns the kernels by name.
     *
     * @throws GpuException that names the line and what the interpreter does not know
     */
    static Map<String, Kernel> kernels(String ptx, DeviceMemory memory, Clock clock) {
        PtxModule module = new PtxModule(memory, clock);
        List<Statement> statements = Statements.of(ptx);
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            try {
                if (statement.kind() == Statement.Kind.HEADER) {
                    int end = end(statements, i + 1);
                    module.kernel(statement, statements.subList(i + 2, end));
                    i = end;
                } else if (!module.isShared(statement.text())) {
                    throw new Fault("only kernels and shared arrays are supported here");
                }
            } catch (Fault fault) {
                throw unknown(statement, fault);
            }
        }
        return module.kernels;
    }

    static GpuException unknown(Statement statement, Fault fault) {
        return new GpuException(
                "PTX line " + statement.line() + ", " + statement.text() + ": " + fault.getMessage(), fault);
    }

    private static int end(List<Statement> statements, int open) {
        int depth = 0;
        for (int i = open; i < statements.size(); i++) {
            Statement.Kind kind = statements.get(i).kind();
            depth += kind == Statement.Kind.OPEN ? 1 : kind == Statement.Kind.CLOSE ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new Fault("the kernel does not end");
    }

    private void kernel(Statement header, List<Statement> body) {
        // What a kernel declares is seen by itself only; all arrays stay addressable, as they lie apart.
        for (Statement statement : body) {
            isShared(statement.text());
        }
        Kernel kernel = KernelParser.parse(header, body, sharedNames, this::shared, memory::near);
        kernels.put(kernel.name(), kernel);
    }

    private boolean isShared(String text) {
        Matcher array = SHARED.matcher(text);
        if (!array.matches()) {
            return false;
        }
        int elements = array.group(4) == null ? 1 : Integer.parseInt(array.group(4));
        int bytes = elements * Type.of(array.group(2)).bytes();
        String name = array.group(3);
        Region region = new Region("shared array " + name, (shared.size() + 1) * APART, bytes, true, clock);
        shared.add(region);
        sharedNames.put(name, region.base());
        return true;
    }

    /** Returns the shared array nearest below an address, or the first. */
    private Region shared(long address) {
        if (shared.isEmpty()) {
            throw new Fault("shared address " + address + ", where there is no array");
        }
        int at = (int) Math.max(0, Math.min(shared.size() - 1L, (address + APART / 2) / APART - 1));
        return shared.get(at);
    }
}
