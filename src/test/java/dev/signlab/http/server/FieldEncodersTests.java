package dev.signlab.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.eclipse.jetty.http.HttpFieldPreEncoder;
import org.junit.jupiter.api.Test;

class FieldEncodersTests {

  /** An update of Jetty may bring others. */
  @Test
  void theFileNamesThoseThatAreInTheJars() throws Exception {
    List<String> inJars =
        ServiceLoader.load(HttpFieldPreEncoder.class).stream()
            .map(each -> each.type().getName())
            .toList();
    try (InputStream names = FieldEncoders.names().openStream()) {
      assertThat(new String(names.readAllBytes(), StandardCharsets.US_ASCII).lines())
          .containsExactlyInAnyOrderElementsOf(inJars);
    }
  }
}
