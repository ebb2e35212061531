package org.ridgeline.pipeline.stage;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.pipeline.cache.Codec;

/**
 * The weights of one lambda and what was found out about the training matrix on the way.
 *
 * @param weights in the order of the matrix's columns
 * @param certificate how exact they are
 * @param duplicateRows training rows that repeat an earlier one
 * @param conflictingRows distinct training rows that occur with both labels
 * @param rank of the training matrix, empty where it was too costly to determine
 * @param largestSingularValue of the training matrix
 */
record SolvedFit(
        double[] weights,
        Certificate certificate,
        int duplicateRows,
        int conflictingRows,
        OptionalInt rank,
        double largestSingularValue) {

    /** Such a fit in the cache. */
    static final class InCache implements Codec<SolvedFit> {

        @Override
        public void write(SolvedFit fit, DataOutputStream out) throws IOException {
            Wire.numbers(fit.weights, out);
            Certificate certificate = fit.certificate;
            Wire.text(certificate.method(), out);
            out.writeLong(certificate.iterations());
            out.writeDouble(certificate.normalResidual());
            out.writeDouble(certificate.fitResidual());
            out.writeBoolean(certificate.interpolates());
            out.writeDouble(certificate.tolerance());
            Wire.optional(certificate.rank(), out);
            Wire.optional(certificate.condition(), out);
            Wire.text(certificate.dense().orElse(""), out);
            out.writeDouble(certificate.seconds());
            out.writeInt(fit.duplicateRows);
            out.writeInt(fit.conflictingRows);
            Wire.optional(fit.rank, out);
            out.writeDouble(fit.largestSingularValue);
        }

        @Override
        public SolvedFit read(ByteBuffer in) {
            double[] weights = Wire.numbers(in);
            Certificate certificate = new Certificate(
                    Wire.text(in),
                    in.getLong(),
                    in.getDouble(),
                    in.getDouble(),
                    Wire.flag(in),
                    in.getDouble(),
                    Wire.optionalInt(in),
                    Wire.optionalDouble(in),
                    Optional.of(Wire.text(in)).filter(dense -> !dense.isEmpty()),
                    in.getDouble());
            return new SolvedFit(weights, certificate, in.getInt(), in.getInt(), Wire.optionalInt(in), in.getDouble());
        }
    }
}
