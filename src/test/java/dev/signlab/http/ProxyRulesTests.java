package dev.signlab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRulesTests {

  @ParameterizedTest
  @CsvSource({
    "https://registry.example/, secure:3128",
    "http://registry.example/, plain:80",
    "http://localhost:5000/, ''",
    "http://127.0.0.9/, ''",
    "https://[::1]:5000/, ''"
  })
  void theSchemeNamesTheVariableAndThisMachineIsAskedDirectly(String uri, String proxy) {
    Map<String, String> environment =
        Map.of("HTTP_PROXY", "http://plain", "https_proxy", "secure:3128");

    assertThat(server(environment, uri).map(ProxyServer::toString).orElse("")).isEqualTo(proxy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*|a.example|true",
        "example|example|true",
        "example|a.example|true",
        "example|an-example|false",
        ".example|example|false",
        ".example|a.example|true",
        "*.example|a.example|true",
        "*.example|example|false",
        "EXAMPLE:443|a.example|true",
        "example:444|a.example|false",
        "other, example|a.example|true",
        "10.0.0.0/8|10.1.2.3|true",
        "10.0.0.0/8|11.1.2.3|false",
        "10.0.0.0/33|10.1.2.3|false",
        "192.168.7.128/25|192.168.7.127|false",
        "192.168.7.128/25|192.168.7.200|true",
        "10.1.2.3|10.1.2.3|true",
        "10.1.2.3:443|10.1.2.3|true",
        "10.1.2.3:80|10.1.2.3|false",
        "fd00::/8|[fd12::1]|true",
        "fd12::1|[fd12::1]|true",
        ":80|a.example|false",
        "/|a.example|false"
      })
  void exceptionsAreThoseOfGo(String exceptions, String host, boolean direct) {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", exceptions);

    assertThat(server(environment, "https://" + host + "/").isEmpty()).isEqualTo(direct);
  }

  @Test
  void aLoginIsReadAndNeverRepeated() {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://ann:s%40cr+et@p.example:8080");

    ProxyServer server = server(environment, "https://a.example/").orElseThrow();

    assertThat(server.login()).contains("ann:s@cr+et");
    assertThat(server.authorization()).contains("Basic YW5uOnNAY3IrZXQ=");
    assertThat(server).hasToString("p.example:8080");
  }

  @Test
  void otherSchemesAreKnownOrRefused() {
    assertThat(ProxyServer.parse("HTTP_PROXY", "socks5://p").kind()).isEqualTo(Proxy.Type.SOCKS);
    for (String bad : new String[] {"https://p:1", "ftp://p", "http://", "p:99999", "a b", "%%"}) {
      assertThatThrownBy(() -> ProxyServer.parse("HTTP_PROXY", bad))
          .hasMessage("the variable HTTP_PROXY names no proxy that can be used");
    }
  }

  private static Optional<ProxyServer> server(Map<String, String> environment, String uri) {
    return new ProxyRules(environment).serverFor(URI.create(uri));
  }
}
