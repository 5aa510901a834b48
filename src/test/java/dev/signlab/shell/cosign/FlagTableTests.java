package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.cosign.FlagTable.Kind;
import dev.signlab.shell.cosign.FlagTable.Row;
import dev.signlab.shell.cosign.FlagTable.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every flag of cosign is implemented, or refused with its reason; none does nothing silently. */
class FlagTableTests {

  private static final Path PAGE = Path.of("content/reference/cosign-flags.adoc");

  private final FlagTable table = new FlagTable();

  @Test
  void everyFlagOfCosignIsKnown() throws IOException {
    List<String> unknown =
        table.rows().stream().filter(row -> row.kind() == Kind.UNKNOWN).map(Row::name).toList();
    assertThat(unknown).isEmpty();
  }

  @Test
  void whatCosignDeprecatesIsDeprecatedInItsWords() throws IOException {
    List<String> different =
        table.rows().stream()
            .filter(row -> row.kind() != Kind.UNKNOWN && !row.deprecated().equals("hidden"))
            .filter(row -> !row.said().replaceAll("\\s+", " ").equals(row.deprecated().strip()))
            .map(row -> row.name() + " | " + row.deprecated() + " | " + row.said())
            .toList();
    assertThat(different).isEmpty();
  }

  @Test
  void aValueIsOfTheTypeThatCosignDeclares() throws IOException {
    assertThat(table.typed()).hasSizeGreaterThan(15);
    List<String> different =
        table.typed().stream()
            .filter(each -> each.flag().type() != each.type())
            .map(each -> each + " is " + each.flag().type() + " and not " + each.type())
            .toList();
    assertThat(different).isEmpty();
    assertThat(severalHere()).as("lists here that are none there").isEqualTo(severalThere());
  }

  private static List<String> severalHere() {
    return CosignCommands.all().stream()
        .map(Command::spec)
        .flatMap(
            spec ->
                spec.flags().stream()
                    .filter(flag -> flag.type().isRepeatable())
                    .map(flag -> spec.name() + " --" + flag.name()))
        .sorted()
        .toList();
  }

  private List<String> severalThere() throws IOException {
    return table.typed().stream()
        .filter(each -> each.type().isRepeatable())
        .map(Typed::toString)
        .sorted()
        .toList();
  }

  @Test
  void noFlagDoesNothingSilently() throws IOException {
    assertThat(FlagTable.unread()).isEmpty();
  }

  @Test
  void thePageIsMadeFromTheCommands() throws IOException {
    String page = FlagTable.page(table.rows());
    if (Boolean.getBoolean("signlab.regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("regenerate it: ./mvnw test -Dtest=FlagTableTests -Dsignlab.regenerate=true")
        .isEqualTo(page);
  }
}
