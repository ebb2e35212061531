/**
 * Where files come from: a published archive, found in the cache, beside the checkout or on the network, and verified by its
 * SHA-256; zip archives, unpacked with care; and {@link org.ridgeline.data.source.DataException} for data that cannot be used.
 *
 * <p>May import {@code data.disk}. The only package that uses the network.
 */
package org.ridgeline.data.source;
