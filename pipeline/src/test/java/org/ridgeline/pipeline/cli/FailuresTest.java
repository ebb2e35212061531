package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void aMissingClassIsNamedAndTheJavaIsSaidToBeIncomplete() {
        assertThat(report(new NoClassDefFoundError("java/net/http/HttpClient")))
                .startsWith("ridgeline: a class is missing: java.net.http.HttpClient\n")
                .contains("is incomplete: point JAVA_HOME at a full JDK 17");
    }

    @Test
    void aNativeLibraryThatCannotBeLoadedIsNoMissingClass() {
        assertThat(report(new UnsatisfiedLinkError("no example in java.library.path")))
                .startsWith("ridgeline: a native library cannot be loaded: no example in java.library.path\n")
                .doesNotContain("class");
    }

    @Test
    void aClassThatFailedToInitializeIsNotMissing() {
        assertThat(report(new NoClassDefFoundError("Could not initialize class org.example.Native")))
                .startsWith("ridgeline: a native library cannot be loaded: ")
                .doesNotContain("is missing:");
    }

    private static String report(Error failure) {
        ByteArrayOutputStream remarks = new ByteArrayOutputStream();
        int code = new Failures(new Console(
                        OutputStream.nullOutputStream(), remarks, false, InputStream.nullInputStream(), false))
                .report(failure, false);
        assertThat(code).isEqualTo(ExitCode.NUMERICAL.code());
        return remarks.toString(StandardCharsets.UTF_8);
    }
}
