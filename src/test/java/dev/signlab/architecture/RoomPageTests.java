package dev.signlab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.architecture.RoomTable.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the page of the rooms equal to the table that is tested. */
class RoomPageTests {

  private static final Path PAGE = Path.of("content/design/rooms-table.adoc");

  @Test
  void thePageIsTheTable() throws IOException {
    String table = table();
    if (Boolean.getBoolean("signlab.regenerate")) {
      Files.writeString(PAGE, table);
    }
    assertThat(Files.readString(PAGE))
        .as("regenerate it with -Dsignlab.regenerate=true")
        .isEqualTo(table);
  }

  private static String table() {
    return RoomTable.all().stream()
        .map(RoomPageTests::row)
        .collect(
            Collectors.joining(
                "",
                """
                [cols="1,3,4"]
                |===
                | Room | Holds | May import, beside `diagnostic` and `storage`

                """,
                "|===\n"));
  }

  private static String row(Room room) {
    String imports =
        room.mayImport().contains("*")
            ? "everything; nobody imports it"
            : room.mayImport().stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    return "| `%s`\n| %s\n| %s\n\n"
        .formatted(room.name(), room.holds(), imports.isEmpty() ? "nothing" : imports);
  }
}
