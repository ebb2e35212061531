package org.ridgeline.data.features;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TermCutter;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.Tokenizer;

/**
 * Tokenizes and counts texts on several threads while the caller reads them, in one pass: which rows are for training need
 * not be known before all are read.
 *
 * <p>Each thread counts over a dictionary of its own; {@link Collected} brings them together. What comes of it depends on
 * the texts and their order alone, for any number of threads. No text is kept. Texts wait in a bounded queue; where it is full, the caller
 * counts as well.
 *
 * <p>The caller is one thread. It closes the vectorizer whatever happens; {@link Collected} lives on.
 */
public final class Vectorizer implements AutoCloseable {

    /** Small against the work of a file, large against the cost of handing it over; a longer text is a batch of its own. */
    private static final int BATCH_CHARACTERS = 1 << 15;

    private static final int BATCH_TEXTS = 1 << 12;
    private static final int WAITING_BATCHES = 4;

    private final int threads;
    private final List<RowCounter> counters = new ArrayList<>();
    private final ThreadLocal<RowCounter> counter;
    /** The other threads; null where the caller counts alone. */
    private final ThreadPoolExecutor pool;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<long[]> places = new ArrayList<>();
    private List<String> texts = new ArrayList<>();
    private int characters;
    private int rows;
    private boolean ended;

    /**
     * Begins with no text.
     *
     * @param threads that count, the caller among them
     * @throws IllegalArgumentException if there are fewer than one
     */
    public Vectorizer(TokenSettings settings, int threads) {
        this(settings.tokenizer(), settings.stopWords(), settings.maxNgram(), threads);
    }

    Vectorizer(Tokenizer tokenizer, StopWords stopWords, int maxNgram, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        this.threads = threads;
        counter = ThreadLocal.withInitial(() -> counter(new TermCutter(tokenizer, stopWords, maxNgram)));
        int others = threads - 1;
        pool = others == 0
                ? null
                : new ThreadPoolExecutor(
                        others,
                        others,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING_BATCHES * others),
                        Vectorizer::thread,
                        new ThreadPoolExecutor.CallerRunsPolicy());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "ridgeline-vectorizer");
        thread.setDaemon(true);
        return thread;
    }

    private RowCounter counter(TermCutter cutter) {
        synchronized (counters) {
            RowCounter added = new RowCounter(counters.size(), cutter);
            counters.add(added);
            return added;
        }
    }

    /**
     * Takes the next text; it becomes the row of the next number, from 0. Counts while the other threads have enough to do.
     *
     * @throws TokenizeException if a tokenizer failed on this or an earlier text
     * @throws CancellationException if this thread is interrupted; it stays interrupted
     * @throws IllegalStateException after {@link #finish} or {@link #close}
     */
    public void add(String text) {
        requireOpen();
        texts.add(text);
        characters += text.length();
        rows = Math.addExact(rows, 1);
        if (characters >= BATCH_CHARACTERS || texts.size() == BATCH_TEXTS) {
            hand();
        }
    }

    /**
     * Waits until every text is counted, ends the threads and returns the rows.
     *
     * @throws TokenizeException if a tokenizer failed on a text
     * @throws CancellationException if this thread is interrupted; it stays interrupted
     * @throws IllegalStateException when called again or after {@link #close}
     */
    public Collected finish() {
        requireOpen();
        hand();
        ended = true;
        if (pool != null) {
            pool.shutdown();
            try {
                pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                throw cancelled();
            }
        }
        throwFailure();
        return new Collected(
                threads, counters, places.stream().flatMapToLong(LongStream::of).toArray());
    }

    /** Ends the threads; what they have not counted is lost. Does nothing after {@link #finish}. */
    @Override
    public void close() {
        ended = true;
        if (pool != null) {
            pool.shutdownNow();
        }
    }

    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the vectorizer takes no more texts: it is finished or closed");
        }
    }

    /** Hands on the texts that were added last, whose places are known once they are counted. */
    private void hand() {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
        List<String> batch = texts;
        int firstRow = rows - batch.size();
        long[] place = new long[batch.size()];
        places.add(place);
        texts = new ArrayList<>();
        characters = 0;
        if (pool == null) {
            count(batch, firstRow, place);
        } else {
            pool.execute(() -> count(batch, firstRow, place));
        }
        throwFailure();
    }

    private CancellationException cancelled() {
        close();
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted while texts were counted");
    }

    private void throwFailure() {
        Throwable thrown = failure.get();
        if (thrown == null) {
            return;
        }
        close();
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    private void count(List<String> batch, int firstRow, long[] place) {
        int i = 0;
        try {
            RowCounter own = counter.get();
            for (; i < place.length && failure.get() == null; i++) {
                place[i] = own.count(batch.get(i));
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, new TokenizeException(firstRow + i, e));
        } catch (Error e) {
            failure.compareAndSet(null, e);
        }
    }
}
