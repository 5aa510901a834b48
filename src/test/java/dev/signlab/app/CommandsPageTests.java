package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.command.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps the reference page equal to the commands. */
class CommandsPageTests {

  private static final Path PAGE = Path.of("content/reference/commands.adoc");

  @Test
  void thePageIsMadeFromTheCommands() throws IOException {
    String page = CommandsPage.text();
    if (Boolean.getBoolean("signlab.regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("regenerate it: ./mvnw test -Dtest=CommandsPageTests" + " -Dsignlab.regenerate=true")
        .isEqualTo(page);
  }

  @Test
  void everyCommandHasASummaryWithoutFullStop() {
    for (Command command : Commands.all()) {
      assertThat(command.spec().summary())
          .as(command.spec().name())
          .isNotBlank()
          .doesNotEndWith(".");
    }
  }
}
