package org.ridgeline.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {

    private static final URI TARGET = URI.create("https://data.example.org/x.zip");

    @ParameterizedTest
    @CsvSource({
        "https_proxy, http://proxy:3128, proxy, 3128",
        "HTTPS_PROXY, http://proxy:3128/, proxy, 3128",
        "https_proxy, proxy:8080, proxy, 8080",
        "https_proxy, http://proxy, proxy, 80"
    })
    void proxyOfTheEnvironmentIsTaken(String name, String value, String host, int port) {
        assertThat(EnvironmentProxy.selector(Map.of(name, value)).select(TARGET))
                .containsExactly(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.example.org", "example.org", ".example.org", "x, EXAMPLE.org", "*", "*.example.org"})
    void exceptedHostsAreReachedDirectly(String exceptions) {
        Map<String, String> environment = Map.of("https_proxy", "http://proxy:1", "no_proxy", exceptions);
        assertThat(EnvironmentProxy.selector(environment).select(TARGET)).containsExactly(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xample.org", "other.org", "ata.example.org"})
    void otherHostsGoThroughTheProxy(String exceptions) {
        Map<String, String> environment = Map.of("https_proxy", "http://proxy:1", "no_proxy", exceptions);
        assertThat(EnvironmentProxy.selector(environment).select(TARGET)).doesNotContain(Proxy.NO_PROXY);
    }

    @Test
    void javaChoosesWhereTheEnvironmentNamesNone() {
        assertThat(EnvironmentProxy.selector(Map.of("https_proxy", ""))).isSameAs(ProxySelector.getDefault());
    }

    @Test
    void anUnreadableProxyIsNamedWithoutItsPassword() {
        assertThatThrownBy(() -> EnvironmentProxy.selector(Map.of("https_proxy", "http://user:secret@")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("https_proxy")
                .hasMessageNotContaining("secret");
    }
}
