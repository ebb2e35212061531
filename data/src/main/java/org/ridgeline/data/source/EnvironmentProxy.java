package org.ridgeline.data.source;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Chooses the proxy that {@code https_proxy} or {@code HTTPS_PROXY} names, as command-line tools do, except for the
 * hosts of {@code no_proxy}; without them Java's own choice, that is the {@code https.proxyHost} properties.
 */
final class EnvironmentProxy extends ProxySelector {

    private static final int DEFAULT_PORT = 80;

    private final List<Proxy> proxies;
    private final List<String> exceptions;

    private EnvironmentProxy(InetSocketAddress address, String exceptions) {
        this.proxies = List.of(new Proxy(Proxy.Type.HTTP, address));
        this.exceptions = List.of(exceptions.toLowerCase(Locale.ROOT).split("[,\\s]+"));
    }

    static ProxySelector selector(Map<String, String> environment) {
        String proxy = variable(environment, "https_proxy");
        if (proxy.isBlank()) {
            return ProxySelector.getDefault();
        }
        try {
            URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            return new EnvironmentProxy(
                    InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()),
                    variable(environment, "no_proxy"));
        } catch (IllegalArgumentException e) {
            // Without its text, which may hold a password; a missing host is an illegal argument, too.
            throw new DataException(
                    "https_proxy: expected a URL such as http://host:8080, got another text",
                    "correct this environment variable or unset it");
        }
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return exceptions.stream().anyMatch(exception -> matches(host, exception)) ? List.of(Proxy.NO_PROXY) : proxies;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The client reports the failure itself; there is no other proxy to choose.
    }

    private static boolean matches(String host, String exception) {
        String domain = exception.startsWith("*") ? exception.substring(1) : exception;
        String suffix = domain.startsWith(".") ? domain : "." + domain;
        return exception.equals("*") || (!domain.isEmpty() && ("." + host).endsWith(suffix));
    }

    private static String variable(Map<String, String> environment, String name) {
        String lower = environment.getOrDefault(name, "");
        return lower.isBlank() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower;
    }
}
