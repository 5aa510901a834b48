package dev.signlab.shell.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.services.oidc.Identity;
import dev.signlab.services.oidc.OidcService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenViewTests {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void aTokenIsOpenedClaimByClaim() throws IOException {
    String token = token();
    List<String> lines = view(folder.resolve("token.txt"), token + "\n");
    assertThat(lines.getFirst()).contains("identity token");
    assertThat(lines)
        .contains(
            "    email           ada@example.com   of whom it speaks, by address",
            "    aud             sigstore   for whom it is meant",
            "    exp             2026-11-27T12:05:00Z   good until");
    assertThat(String.join("\n", lines)).doesNotContain(token.substring(token.lastIndexOf('.')));
  }

  @Test
  void whatOnlyLooksLikeATokenIsShownAsItIs() throws IOException {
    String text = "eyJub3.at.oken";
    List<String> lines = view(folder.resolve("text"), text);
    assertThat(lines.getFirst()).contains("text");
    assertThat(lines.getLast()).contains(text);
  }

  private static List<String> view(Path file, String text) throws IOException {
    return FileView.of(Files.writeString(file, text), NOW, 80);
  }

  private String token() {
    OidcService service = OidcService.open(folder, () -> NOW, "http://localhost:5101");
    return service
        .tokens()
        .issue(Identity.Person.of("ada@example.com"), "sigstore", Duration.ofMinutes(5));
  }
}
