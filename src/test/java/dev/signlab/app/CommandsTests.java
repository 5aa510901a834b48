package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.command.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTests {

  static List<String> names() {
    return Commands.all().stream().map(command -> command.spec().name()).toList();
  }

  /** A line enters the rooms of its first word only, and its command must be in one of them. */
  @ParameterizedTest
  @MethodSource("names")
  void aLineFindsItsCommandInTheRoomsOfItsFirstWord(String name) {
    assertThat(Commands.table().find(List.of(name.split(" "))))
        .map(Command::spec)
        .hasValueSatisfying(spec -> assertThat(spec.name()).isEqualTo(name));
  }

  @Test
  void aCommandIsMadeOnce() {
    var table = Commands.table();
    assertThat(table.find(List.of("cosign", "verify")))
        .containsSame(table.named("cosign verify").orElseThrow());
  }
}
