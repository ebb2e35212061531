package org.ridgeline.model.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkersTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 7", "2, 0", "2, 1", "2, 1000", "4, 3", "4, 10000", "9, 2"})
    void eachPieceRunsOnce(int threads, int pieces) {
        AtomicIntegerArray runs = new AtomicIntegerArray(pieces);
        try (Workers workers = new Workers(threads)) {
            assertThat(workers.threads()).isEqualTo(threads);
            workers.forEach(pieces, runs::incrementAndGet);
        }
        for (int k = 0; k < pieces; k++) {
            assertThat(runs.get(k)).isEqualTo(1);
        }
    }

    @Test
    void aCallerDoesNotWaitForThePiecesOfAnother() {
        CountDownLatch bothBegun = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        AtomicIntegerArray runs = new AtomicIntegerArray(5);
        try (Workers workers = new Workers(2)) {
            Supplier<Object> other = workers.ahead(() -> {
                workers.forEach(2, k -> {
                    bothBegun.countDown();
                    awaitQuietly(release);
                });
                return null;
            });
            awaitQuietly(bothBegun);
            workers.forEach(5, runs::incrementAndGet);
            release.countDown();
            other.get();
        }
        for (int k = 0; k < 5; k++) {
            assertThat(runs.get(k)).isEqualTo(1);
        }
    }

    @Test
    void asManyPiecesRunAtATimeAsThereAreThreads() {
        // Each piece waits for the two others: with fewer threads this would never end.
        CountDownLatch together = new CountDownLatch(3);
        Set<Thread> seen = Collections.synchronizedSet(new HashSet<>());
        try (Workers workers = new Workers(3)) {
            workers.forEach(3, k -> {
                seen.add(Thread.currentThread());
                together.countDown();
                awaitQuietly(together);
            });
        }
        assertThat(seen).hasSize(3).contains(Thread.currentThread());
    }

    @Test
    void oneThreadIsTheCaller() {
        Set<Thread> seen = new HashSet<>();
        try (Workers workers = new Workers(1)) {
            workers.forEach(50, k -> seen.add(Thread.currentThread()));
        }
        assertThat(seen).containsExactly(Thread.currentThread());
    }

    @Test
    void whatPiecesWroteIsSeenByTheCaller() {
        double[] written = new double[2_000];
        try (Workers workers = new Workers(2)) {
            for (int round = 1; round <= 200; round++) {
                int value = round;
                workers.forEach(written.length, k -> written[k] = value);
                assertThat(written).containsOnly(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void anExceptionFromAPieceArrivesAndTheWorkersGoOn(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int failing : new int[] {0, 1, 50, 99}) {
                AtomicInteger running = new AtomicInteger();
                assertThatThrownBy(() -> workers.forEach(100, k -> {
                            running.incrementAndGet();
                            try {
                                if (k == failing) {
                                    throw new ArithmeticException("piece " + k);
                                }
                            } finally {
                                running.decrementAndGet();
                            }
                        }))
                        .isInstanceOf(ArithmeticException.class)
                        .hasMessage("piece " + failing);
                assertThat(running).as("pieces still running after the call").hasValue(0);
            }
            AtomicInteger after = new AtomicInteger();
            workers.forEach(100, k -> after.incrementAndGet());
            assertThat(after).hasValue(100);
        }
    }

    @Test
    void anErrorFromAPieceArrivesAsItself() {
        try (Workers workers = new Workers(2)) {
            CountDownLatch both = new CountDownLatch(2);
            // Both pieces fail, one of them on the helper's thread: one error arrives, whichever it is.
            assertThatThrownBy(() -> workers.forEach(2, k -> {
                        both.countDown();
                        awaitQuietly(both);
                        throw new StackOverflowError("deep");
                    }))
                    .isInstanceOf(StackOverflowError.class)
                    .hasMessage("deep");
        }
    }

    @Test
    void afterAFailureTheCallStillWaitsForThePiecesBegun() {
        CountDownLatch begun = new CountDownLatch(4);
        AtomicInteger running = new AtomicInteger();
        try (Workers workers = new Workers(4)) {
            assertThatThrownBy(() -> workers.forEach(4, k -> {
                        running.incrementAndGet();
                        try {
                            begun.countDown();
                            awaitQuietly(begun);
                            if (!Thread.currentThread().getName().endsWith("-3")) {
                                throw new ArithmeticException("early");
                            }
                            Thread.sleep(300);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } finally {
                            running.decrementAndGet();
                        }
                    }))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(running).hasValue(0);
        }
    }

    @Test
    void afterAFailureNoFurtherPieceBegins() {
        AtomicInteger begun = new AtomicInteger();
        try (Workers workers = new Workers(1)) {
            assertThatThrownBy(() -> workers.forEach(1_000, k -> {
                        begun.incrementAndGet();
                        throw new ArithmeticException("first");
                    }))
                    .isInstanceOf(ArithmeticException.class);
        }
        assertThat(begun).hasValue(1);
    }

    @Test
    void anInterruptedCallerStillWaitsAndKeepsItsInterrupt() {
        AtomicIntegerArray runs = new AtomicIntegerArray(64);
        boolean interrupted;
        try (Workers workers = new Workers(2)) {
            Thread.currentThread().interrupt();
            workers.forEach(64, runs::incrementAndGet);
        } finally {
            interrupted = Thread.interrupted();
        }
        assertThat(interrupted).isTrue();
        for (int k = 0; k < 64; k++) {
            assertThat(runs.get(k)).isEqualTo(1);
        }
    }

    @Test
    void closedWorkersEndTheirThreadsAndTakeNoMoreWork() throws InterruptedException {
        Set<Thread> seen = Collections.synchronizedSet(new HashSet<>());
        CountDownLatch together = new CountDownLatch(2);
        Workers workers = new Workers(2);
        workers.forEach(2, k -> {
            seen.add(Thread.currentThread());
            together.countDown();
            awaitQuietly(together);
        });
        workers.close();
        workers.close();
        for (Thread thread : seen) {
            if (thread != Thread.currentThread()) {
                assertThat(thread.isDaemon()).isTrue();
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
        assertThatThrownBy(() -> workers.forEach(2, k -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void workAheadRunsBesideTheCaller() {
        CountDownLatch askedFor = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(2);
        try (Workers workers = new Workers(2)) {
            Supplier<Thread> first = workers.ahead(() -> {
                begun.countDown();
                awaitQuietly(askedFor);
                return Thread.currentThread();
            });
            // The first waits for what follows: done in order, this would never end.
            Supplier<Thread> second = workers.ahead(() -> {
                begun.countDown();
                return Thread.currentThread();
            });
            workers.forEach(2, k -> {});
            // Asked for before a thread has begun it, work is rightly done by the caller itself.
            awaitQuietly(begun);
            assertThat(second.get()).isNotSameAs(Thread.currentThread());
            askedFor.countDown();
            assertThat(first.get()).isNotSameAs(Thread.currentThread()).isSameAs(first.get());
        }
    }

    @Test
    void withOneThreadWorkAheadIsDoneByTheCallerWhenItIsAskedFor() {
        AtomicInteger runs = new AtomicInteger();
        try (Workers workers = new Workers(1)) {
            Supplier<Integer> asked = workers.ahead(runs::incrementAndGet);
            workers.ahead(runs::incrementAndGet);
            assertThat(runs).hasValue(0);
            assertThat(asked.get()).isEqualTo(1);
            assertThat(asked.get()).isEqualTo(1);
        }
        assertThat(runs).as("what nobody asks for is not done").hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatWorkAheadThrowsArrivesWhereItIsAskedFor(int threads) {
        try (Workers workers = new Workers(threads)) {
            Supplier<Object> failing = workers.ahead(() -> {
                throw new ArithmeticException("ahead");
            });
            assertThatThrownBy(failing::get)
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("ahead");
            workers.ahead(() -> {
                throw new StackOverflowError("nobody asks");
            });
        }
    }

    @Test
    void closingDoesNotWaitForWorkAheadThatNobodyAsksFor() {
        CountDownLatch closed = new CountDownLatch(1);
        Supplier<String> late;
        try (Workers workers = new Workers(2)) {
            late = workers.ahead(() -> {
                awaitQuietly(closed);
                return "late";
            });
        }
        closed.countDown();
        assertThat(late.get()).isEqualTo("late");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void fewerThanOneThreadIsRefused(int threads) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Workers(threads))
                .withMessage("threads must be at least 1, got " + threads);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
