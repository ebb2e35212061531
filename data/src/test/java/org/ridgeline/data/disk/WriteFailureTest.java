package org.ridgeline.data.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WriteFailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("/a/b"), "permission denied"),
                Arguments.of(new DirectoryNotEmptyException("/a/b"), "a folder with files in it stands there"),
                Arguments.of(
                        new FileSystemException("/a/b", null, "No space left on device"), "No space left on device"),
                Arguments.of(new IOException("No space left on device"), "No space left on device"),
                Arguments.of(new ClosedChannelException(), "ClosedChannelException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhyAndNotWhere(IOException failure, String words) {
        assertThat(WriteFailure.reason(failure)).isEqualTo(words);
    }
}
