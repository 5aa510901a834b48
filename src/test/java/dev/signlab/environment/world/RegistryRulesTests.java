package dev.signlab.environment.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.Bcrypt;
import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.home.LabHome;
import dev.signlab.registry.access.Access;
import dev.signlab.registry.access.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of a registry, as they are kept. */
class RegistryRulesTests {

  @TempDir private Path folder;
  private LabHome home;

  @BeforeEach
  void aHome() {
    home = new LabHome(folder);
  }

  @Test
  void whatIsKeptIsReadAsItWas() {
    RegistryRules rules =
        new RegistryRules(
            Optional.of(folder.resolve("htpasswd")),
            true,
            List.of(Grant.parse("ada:*:pull,push"), Grant.parse("bob:app:pull")),
            true,
            Optional.of("ttl"));
    rules.apply(home);
    assertThat(RegistryRules.of(home)).isEqualTo(rules);
    RegistryRules.OPEN.apply(home);
    assertThat(RegistryRules.of(home)).isEqualTo(RegistryRules.OPEN);
  }

  /** Each would let in, or let do, more than whoever wrote it meant. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "htpaswd = /f",
        "tokens = true",
        "grants = ada:*:pull",
        "anonymous-pull = true",
        "htpasswd = /f\ntokens = yes\ngrants = ada:*:pull",
        "htpasswd = /f\ngrants = ada:*:pull",
        "htpasswd = /f\ntokens = true\ngrants = ada:*:everything",
        "htpasswd = ",
        "",
        "\n \n",
        "# who may use the lab's registry\n"
      })
  void aFileThatCannotBeFollowedOpensNothing(String text) throws IOException {
    Files.writeString(folder.resolve("registry-access"), text);
    assertThatThrownBy(() -> RegistryRules.of(home))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("cannot understand");
  }

  /** Where there are rules that cannot be read, nobody knows that there are none. */
  @Test
  void whatIsThereAndIsNoFileOpensNothing() throws IOException {
    Path file = folder.resolve("registry-access");
    LivingRules living = new LivingRules(home);
    Files.createDirectory(file);
    assertThatThrownBy(() -> RegistryRules.of(home)).isInstanceOf(LabException.class);
    assertThatThrownBy(living::terms).isInstanceOf(LabException.class);
    Files.delete(file);
    assertThat(living.terms().access()).isEqualTo(new Access.Open());
    Files.createSymbolicLink(file, Path.of("nowhere"));
    assertThatThrownBy(() -> RegistryRules.of(home)).isInstanceOf(LabException.class);
    assertThatThrownBy(living::terms).isInstanceOf(LabException.class);
  }

  @Test
  void aUserWithASpaceIsRefusedBeforeItIsKept() throws IOException {
    Path htpasswd = folder.resolve("htpasswd");
    Files.writeString(htpasswd, "ada smith:" + Bcrypt.of("x", 4).text());
    List<String> grants = List.of("ada smith:*:pull");
    assertThatThrownBy(
            () -> RegistryRules.asked(Optional.of(htpasswd), true, grants, false, Optional.empty()))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("not a grant: ada smith:*:pull");
  }

  /** A registry that runs follows each change at the next request, and no half of one. */
  @Test
  void aRunningRegistryFollowsEachChange() throws IOException {
    LivingRules living = new LivingRules(home);
    assertThat(living.terms().access()).isEqualTo(new Access.Open());
    new RegistryRules(Optional.empty(), false, List.of(), false, Optional.of("ttl")).apply(home);
    assertThat(living.terms().expiring()).contains("ttl");
    new RegistryRules(Optional.empty(), false, List.of(), false, Optional.of("end")).apply(home);
    assertThat(living.terms().expiring()).contains("end");
    Path passwords = Files.writeString(folder.resolve("htpasswd"), "");
    new RegistryRules(Optional.of(passwords), false, List.of(), false, Optional.empty())
        .apply(home);
    assertThat(living.terms().access()).isInstanceOf(Access.Passwords.class);
    Files.writeString(folder.resolve("registry-access"), "nonsense = 1");
    assertThatThrownBy(living::terms).isInstanceOf(LabException.class);
    assertThatThrownBy(living::terms).isInstanceOf(LabException.class);
    RegistryRules.OPEN.apply(home);
    assertThat(living.terms().access()).isEqualTo(new Access.Open());
  }
}
