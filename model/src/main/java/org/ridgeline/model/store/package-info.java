/**
 * The model file {@code model-*.ridgeline}: weights, bias, vocabulary and where they came from, in one versioned,
 * checksummed binary file. No Java serialization; any language reads it from this table.
 *
 * <p>May import {@code data.disk} and {@code model.linear}. Knows no solver and no corpus. Tokenizer, feature
 * settings, data set and metrics travel as properties, text to text.
 *
 * <h2>Layout, format versions 1 and 2</h2>
 *
 * <p>All integers and doubles are little-endian; doubles are IEEE 754 binary64. A string is its length in bytes (an
 * unsigned value below 2^31 in four bytes) followed by that many bytes of well-formed UTF-8, without terminator.
 *
 * <table>
 *   <caption>Sections in the order of the file</caption>
 *   <tr><th>offset</th><th>bytes</th><th>content</th></tr>
 *   <tr><td>0</td><td>8</td><td>magic: {@code 89 52 49 44 47 0D 0A 1A} (0x89, "RIDG", CR, LF, Ctrl-Z: a transfer as
 *       text damages it at once)</td></tr>
 *   <tr><td>8</td><td>4</td><td>format version: 1, or 2 for a model with factors</td></tr>
 *   <tr><td>12</td><td>4</td><td>P, number of properties</td></tr>
 *   <tr><td>16</td><td>8</td><td>LP, length of the properties section in bytes</td></tr>
 *   <tr><td>24</td><td>4</td><td>d, number of words and of weights</td></tr>
 *   <tr><td>28</td><td>4</td><td>sections beyond version 1: 0 in version 1, 1 in version 2</td></tr>
 *   <tr><td>32</td><td>8</td><td>LV, length of the vocabulary section in bytes</td></tr>
 *   <tr><td>40</td><td>8</td><td>lambda on the summed squared errors, finite, zero or more</td></tr>
 *   <tr><td>48</td><td>8</td><td>bias, finite</td></tr>
 *   <tr><td>56</td><td>LP</td><td>properties: P times key string and value string, keys strictly ascending by UTF-16
 *       code unit ({@code String.compareTo})</td></tr>
 *   <tr><td>56 + LP</td><td>LV</td><td>vocabulary: d different strings, the word of column 0 first; any text, also
 *       empty or with line breaks</td></tr>
 *   <tr><td>56 + LP + LV</td><td>8 d</td><td>weights: d finite doubles in column order</td></tr>
 *   <tr><td>56 + LP + LV + 8 d</td><td>0 or 8 d</td><td>in version 2 only, factors: d finite doubles in column order, by
 *       which counts are multiplied before the weights see them (the idf of tf-idf)</td></tr>
 *   <tr><td>last</td><td>32</td><td>SHA-256 of every byte before</td></tr>
 * </table>
 *
 * <p>The file's length is exactly {@code 88 + LP + LV + 8 d}, in version 2 {@code 88 + LP + LV + 16 d}; {@code LP >= 8 P} and
 * {@code LV >= 4 d}. A reader checks magic, version and those three against the real length, then the checksum, and only then
 * allocates by a count. Equal models give equal bytes: there is no time stamp, no padding and one order, and a model without
 * factors is written in version 1. Every version of Ridgeline reads both.
 */
package org.ridgeline.model.store;
