package dev.signlab.shell.notation;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.template.FormattedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code notation key ls}: the keys that sign; the star is before the one that does by itself. */
final class KeyWords {

  private KeyWords() {}

  static Command list() {
    return new NotationCommand(
        NotationCommand.words("notation key ls", "List the keys that sign")
            .example("notation key ls")
            .build(),
        KeyWords::show);
  }

  private static void show(Invocation invocation) {
    KeyList keys = NotationHome.of(invocation).keys();
    List<String> rows = new ArrayList<>(List.of("NAME\tKEY PATH\tCERTIFICATE PATH"));
    for (KeyList.Entry each : keys.entries()) {
      String star = keys.preferred().equals(Optional.of(each.name())) ? "* " : "  ";
      rows.add(star + each.name() + "\t" + each.keyPath() + "\t" + each.certPath());
    }
    FormattedRows.aligned(rows).forEach(invocation.screen()::out);
  }
}
