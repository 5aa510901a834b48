package dev.signlab.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.Bcrypt;
import dev.signlab.diagnostic.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtpasswdTests {

  @TempDir Path folder;

  @Test
  void whoStandsInTheFileIsKnownByTheirPasswordAlone() throws IOException {
    Htpasswd file =
        of("# users\n\nada:" + hash("one") + "\nbob:" + hash("two") + "\nada:" + hash("three"));
    assertThat(file.users()).containsExactly("ada", "bob");
    assertThat(file.know(new UserLogin("ada", "one"))).isTrue();
    assertThat(file.know(new UserLogin("ada", "two"))).isFalse();
    assertThat(file.know(new UserLogin("ada", "three"))).as("the first line counts").isFalse();
    assertThat(file.know(new UserLogin("eve", "one"))).isFalse();
  }

  @Test
  void whoIsTakenOutIsKnownNoMore() throws IOException {
    Htpasswd file = of("ada:" + hash("one"));
    assertThat(file.know(new UserLogin("ada", "one"))).isTrue();
    Files.writeString(file.file(), "");
    assertThat(file.know(new UserLogin("ada", "one"))).isFalse();
  }

  @Test
  void aFileThatCannotBeUsedSaysWhereAndTellsNoHash() throws IOException {
    assertThatThrownBy(() -> of("ada:" + hash("one") + "\nbob:$apr1$x$abcdefgh").users())
        .isInstanceOfSatisfying(
            LabException.class,
            e -> {
              assertThat(e.problem().found()).contains("another kind of hash in line 2, of bob");
              assertThat(e.problem().toString()).doesNotContain("abcdefgh");
            });
    assertThatThrownBy(() -> of("nobody").users())
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.problem().found()).contains("line 1 without a user"));
    assertThatThrownBy(() -> of("ada:" + hash("one").replace("$04$", "$31$")).users())
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.problem().found()).contains("cost 31 in line 1"));
    assertThatThrownBy(() -> new Htpasswd(folder.resolve("gone")).users())
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.problem().found().orElseThrow()).startsWith("no file "));
  }

  private Htpasswd of(String text) throws IOException {
    return new Htpasswd(Files.writeString(folder.resolve("htpasswd"), text));
  }

  private static String hash(String password) {
    return Bcrypt.of(password, 4).text();
  }
}
