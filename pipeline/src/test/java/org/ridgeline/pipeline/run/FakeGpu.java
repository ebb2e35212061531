package org.ridgeline.pipeline.run;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.BareWork;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.gpu.Precision;

/** A device that says it is a GPU and computes on the CPU, each product changed by a function. */
public final class FakeGpu implements Device {

    private final Device cpu;
    private final DoubleUnaryOperator change;
    private boolean closed;

    /** Binds the threads, which stay the caller's. */
    public FakeGpu(Workers workers, DoubleUnaryOperator change) {
        this.cpu = new CpuDevice(workers);
        this.change = change;
    }

    /** Returns a source that always opens this. */
    public GpuSource source() {
        return new GpuSource() {
            @Override
            public Optional<String> obstacle() {
                return Optional.empty();
            }

            @Override
            public Device open(Precision precision) {
                return FakeGpu.this;
            }
        };
    }

    boolean closed() {
        return closed;
    }

    @Override
    public Kind kind() {
        return Kind.GPU;
    }

    @Override
    public String name() {
        return "Fake 1000";
    }

    @Override
    public SortedMap<String, String> properties() {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("computeCapability", "9.0");
        properties.put("driver", "550.54.15");
        return properties;
    }

    @Override
    public SparseProducts products(CsrMatrix matrix) {
        SparseProducts exact = cpu.products(matrix);
        return new SparseProducts() {
            @Override
            public int rows() {
                return exact.rows();
            }

            @Override
            public int columns() {
                return exact.columns();
            }

            @Override
            public void multiply(double[] v, double[] product) {
                exact.multiply(v, product);
                change(product);
            }

            @Override
            public void multiplyTransposed(double[] u, double[] product) {
                exact.multiplyTransposed(u, product);
                change(product);
            }
        };
    }

    @Override
    public BareWork bareWork(CsrMatrix matrix) {
        return cpu.bareWork(matrix);
    }

    private void change(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = change.applyAsDouble(values[i]);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
