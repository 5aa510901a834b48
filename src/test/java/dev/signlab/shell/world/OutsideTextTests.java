package dev.signlab.shell.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.world.WorldAddresses;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is printed to be pasted. */
class OutsideTextTests {

  private static final WorldAddresses WORLD =
      new WorldAddresses(URI.create("http://localhost:6000"), 6100, Path.of("/home/services"));

  private final String text = String.join("\n", OutsideText.of(WORLD));

  @Test
  void everyPlaceIsFilled() {
    assertThat(text.replaceAll("(?m)^# .*$", "")).doesNotContain("#");
    assertThat(text)
        .contains("--fulcio-url http://localhost:6102", "localhost:6000/app:1.0")
        .contains("--trusted-root /home/services/current/trust/trusted_root.json");
    WORLD.urls().values().forEach(url -> assertThat(text).contains(url));
    WORLD.files().values().forEach(file -> assertThat(text).contains(file.toString()));
  }

  @Test
  void thePolicyOfSkopeoIsJsonThatNamesTheWorld() {
    int from = text.indexOf("{\"default\"");
    String json = text.substring(from, text.indexOf("\n\n", from));
    JsonFields policy =
        Json.parseObject(json.getBytes(StandardCharsets.UTF_8), "policy").object("transports");
    assertThat(policy.object("docker").array("localhost:6000").getFirst().toString())
        .contains("sigstoreSigned", "http://localhost:6101", "/home/services/current/trust/");
  }
}
