package org.ridgeline.data.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tokens of one text, laid end to end with one space between neighbours: an n-gram is a slice of {@link #chars}, and no
 * token needs an object of its own. Reused from text to text; for one thread.
 */
public final class TokenBuffer {

    private char[] source = new char[0];
    private char[] chars = new char[128];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int size;

    /** Makes a buffer that holds no token. */
    public int size() {
        return size;
    }

    /** Returns the characters; shared, overwritten by the next text, and another array where that one is longer. */
    public char[] chars() {
        return chars;
    }

    public int start(int i) {
        return starts[i];
    }

    /** Returns where token i ends in {@link #chars}; with {@code start(i - 1)} it cuts out a pair. */
    public int end(int i) {
        return ends[i];
    }

    /** Returns the tokens as strings; a fresh immutable list. */
    List<String> toList() {
        return IntStream.range(0, size)
                .mapToObj(i -> new String(chars, starts[i], ends[i] - starts[i]))
                .toList();
    }

    /** Returns an array that begins with the characters of a text; shared, another one than {@link #chars}. */
    char[] source(String text) {
        int length = text.length();
        if (length > source.length) {
            source = new char[Math.max(length, source.length + (source.length >> 1))];
        }
        text.getChars(0, length, source, 0);
        return source;
    }

    public void clear() {
        size = 0;
    }

    /** Adds a token that is not empty. */
    public void add(String token) {
        int from = size == 0 ? 0 : ends[size - 1] + 1;
        room(from + token.length() + 1);
        token.getChars(0, token.length(), chars, from);
        end(from, from + token.length());
    }

    /** Removes the words of an index; those that remain become neighbours. */
    void remove(WordIndex words) {
        if (words.size() == 0) {
            return;
        }
        int kept = 0;
        int to = 0;
        for (int i = 0; i < size; i++) {
            int from = starts[i];
            int length = ends[i] - from;
            if (words.find(chars, from, from + length) == WordIndex.UNKNOWN) {
                System.arraycopy(chars, from, chars, to, length);
                starts[kept] = to;
                ends[kept++] = to + length;
                to += length;
                chars[to++] = ' ';
            }
        }
        size = kept;
    }

    /** Makes room for so many characters, at least; returns the array. */
    char[] room(int length) {
        if (length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(length, chars.length + (chars.length >> 1)));
        }
        return chars;
    }

    /** Ends a token whose characters stand in place, and puts the space behind it. */
    void end(int from, int to) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        starts[size] = from;
        ends[size++] = to;
        chars[to] = ' ';
    }
}
