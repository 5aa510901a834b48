package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.TypedSecrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret that was typed is kept in the history, headed by {@code wire}, or repeated. */
class SecretsStayHiddenTests {

  private static final String SECRET = "xyzzy-plugh";

  @TempDir private Path folder;

  static Stream<CommandSpec> commandsWithSecrets() {
    return Commands.all().stream()
        .map(Command::spec)
        .filter(spec -> spec.flags().stream().anyMatch(Flag::isSecret));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Docker login -u me -p $REGPW localhost:1",
        "DOCKER login -u me -p \"${REGPW}\" localhost:1"
      })
  void aLineThatIsOfferedNamesTheVariableOfASecret(String line) {
    Typed typed = Typed.in(folder);
    typed.works("REGPW=" + SECRET);
    typed.type(line);
    assertThat(String.join("\n", typed.said()))
        .contains("docker login -u me -p \"$REGPW\" localhost:1")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @MethodSource("commandsWithSecrets")
  void everyFlagOfEveryCommandThatHoldsASecretIsKnown(CommandSpec spec) {
    for (Flag flag : spec.flags().stream().filter(Flag::isSecret).toList()) {
      for (String words : spellings(flag)) {
        String line = spec.name() + " x " + words + " y";
        assertThat(TypedSecrets.hidden(line)).as(line).doesNotContain(SECRET).contains("***", " y");
      }
    }
  }

  private static List<String> spellings(Flag flag) {
    List<String> all = new ArrayList<>();
    // The short name of a file is no token.
    String secret = flag.name().equals("identity-token") ? "eyJ" + SECRET : SECRET;
    all.add("--" + flag.name() + " " + secret);
    all.add("--" + flag.name() + "=" + secret);
    all.add("--" + flag.name() + "='" + secret + "'");
    if (!flag.shortName().isEmpty()) {
      all.add("-" + flag.shortName() + " " + SECRET);
      all.add("-" + flag.shortName() + SECRET);
      all.add("-" + flag.shortName() + "=" + SECRET);
    }
    return all;
  }

  @Test
  void theseAreTheFlagsThatHoldSecrets() {
    Set<String> names = new TreeSet<>();
    commandsWithSecrets()
        .forEach(
            spec -> spec.flags().stream().filter(Flag::isSecret).forEach(f -> names.add(f.name())));

    assertThat(names)
        .contains(
            "creds",
            "dest-creds",
            "identity-token",
            "password",
            "registry-password",
            "registry-token",
            "src-creds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosign verify --key nowhere.pub --registry-token " + SECRET + " 127.0.0.1:1/app:1",
        "cosign verify --key nowhere.pub --registry-pasword=" + SECRET + " 127.0.0.1:1/app:1",
        "cosign verify --key http://ann:" + SECRET + "@127.0.0.1:1/k.pub 127.0.0.1:1/app:1",
        "cosign verify --key nowhere.pub 'http://ann:" + SECRET + "@127.0.0.1:1/app:1'",
        "docker login 127.0.0.1:1 -u ann -p " + SECRET,
        "docker login 127.0.0.1:1 -u ann --pasword " + SECRET,
        "docker lgin 127.0.0.1:1 -u ann -p " + SECRET,
        "skopeo inspect --creds ann:" + SECRET + " docker://127.0.0.1:1/app:1",
        "skopeo inspect --creds " + SECRET + " docker://127.0.0.1:1/app:1",
        "COSIGN_PASSWORD=" + SECRET + " cosign sgn --key k 127.0.0.1:1/app:1",
        "PW=" + SECRET + "; docker login 127.0.0.1:1 -u ann -p \"$PW\"",
        "X_TOKEN=" + SECRET + " cosign verify --key \"a'b\" (",
        "nosuch --token " + SECRET,
        "crane digest 127.0.0.1:1/app:1 --password=" + SECRET,
        "cat 'http://ann:" + SECRET + "@h/'"
      })
  void noRefusalRepeatsASecret(String line) {
    Typed shell = Typed.in(folder);
    int status = shell.type(line);
    String said = String.join("\n", shell.said());

    assertThat(status).as(said).isNotZero();
    assertThat(said).doesNotContain(SECRET).doesNotContain("mistake of its own");
    shell.type("wire");
    assertThat(String.join("\n", shell.said())).doesNotContain(SECRET);
    shell.type("wire --all");
    assertThat(String.join("\n", shell.said())).doesNotContain(SECRET);
  }
}
