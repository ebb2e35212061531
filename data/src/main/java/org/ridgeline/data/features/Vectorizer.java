package org.ridgeline.data.features;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TermCutter;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.Tokenizer;

/**
 * Tokenizes and counts texts on several threads while the caller reads them, in one pass: which rows are for training need
 * not be known before all are read.
 *
 * <p>Each thread counts over a dictionary of its own; {@link Collected} brings them together. What comes of it depends on
 * the texts and their order alone: it equals {@link BagOfWords#fit} and {@link BagOfWords#transform} over the tokens, for
 * any number of threads. No text is kept. Texts wait in a bounded queue, so that a fast reader waits for the threads.
 *
 * <p>The caller is one thread. It closes the vectorizer whatever happens; {@link Collected} lives on.
 */
public final class Vectorizer implements AutoCloseable {

    /** Small against the work of a file, large against the cost of handing it over; a longer text is a batch of its own. */
    private static final int BATCH_CHARACTERS = 1 << 15;

    private static final int BATCH_TEXTS = 1 << 12;
    private static final int WAITING_BATCHES = 4;
    private static final long LOOK_UP_MILLISECONDS = 100;
    private static final Batch END = new Batch(0, List.of());

    private final List<RowCounter> counters = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final BlockingQueue<Batch> queue;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private List<String> texts = new ArrayList<>();
    private int characters;
    private int rows;
    private boolean ended;

    /** Texts that follow each other. */
    private record Batch(int firstRow, List<String> texts) {}

    /**
     * Starts the threads.
     *
     * @throws IllegalArgumentException if there are fewer than one
     */
    public Vectorizer(TokenSettings settings, int workers) {
        this(settings.tokenizer(), settings.stopWords(), settings.maxNgram(), workers);
    }

    Vectorizer(Tokenizer tokenizer, StopWords stopWords, int maxNgram, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, got " + workers);
        }
        queue = new ArrayBlockingQueue<>(WAITING_BATCHES * workers);
        for (int t = 0; t < workers; t++) {
            RowCounter counter = new RowCounter(new TermCutter(tokenizer, stopWords, maxNgram));
            Thread thread = new Thread(() -> work(counter), "ridgeline-vectorizer-" + (t + 1));
            thread.setDaemon(true);
            counters.add(counter);
            threads.add(thread);
            thread.start();
        }
    }

    /**
     * Takes the next text; it becomes the row of the next number, from 0. Waits while the threads have enough to do.
     *
     * @throws TokenizeException if a tokenizer failed on this or an earlier text
     * @throws CancellationException if this thread is interrupted; it stays interrupted
     * @throws IllegalStateException after {@link #finish} or {@link #close}
     */
    public void add(String text) {
        if (ended) {
            throw new IllegalStateException("the vectorizer takes no more texts: it is finished or closed");
        }
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
        if (ended) {
            throw new IllegalStateException("the vectorizer is finished or closed");
        }
        hand();
        ended = true;
        threads.forEach(thread -> put(END));
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw cancelled();
        }
        throwFailure();
        return Collected.of(rows, counters);
    }

    /** Ends the threads; what they have not counted is lost. Does nothing after {@link #finish}. */
    @Override
    public void close() {
        ended = true;
        threads.forEach(Thread::interrupt);
    }

    private void hand() {
        Batch batch = new Batch(rows - texts.size(), texts);
        texts = new ArrayList<>();
        characters = 0;
        put(batch);
    }

    /** Looks up from a full queue now and then: threads that have failed or died take nothing. */
    private void put(Batch batch) {
        try {
            do {
                throwFailure();
            } while (!queue.offer(batch, LOOK_UP_MILLISECONDS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw cancelled();
        }
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

    private void work(RowCounter counter) {
        try {
            for (Batch batch = queue.take(); batch != END && failure.get() == null; batch = queue.take()) {
                count(batch, counter);
            }
        } catch (InterruptedException e) {
            failure.compareAndSet(null, new CancellationException("a counting thread was interrupted"));
        }
    }

    private void count(Batch batch, RowCounter counter) {
        int row = batch.firstRow();
        try {
            for (String text : batch.texts()) {
                counter.count(row, text);
                row++;
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, new TokenizeException(row, e));
        } catch (Error e) {
            failure.compareAndSet(null, e);
        }
    }
}
