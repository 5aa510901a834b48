package dev.signlab.shell.lab;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.LabShelf;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.Field;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scenarios of a folder that is not the lab's: started by it, and listed. */
final class OwnLabs {

  /** The flag that names the folder. */
  static final String FROM = "from";

  private OwnLabs() {}

  /**
   * Returns the scenario of a name or a number, or that of a folder, which is known from now on.
   * Scenarios of others are read anew, since their authors may be at work on them.
   */
  static Scenario named(String word, Lab lab, Invocation invocation) {
    LabShelf shelf = invocation.service(LabShelf.class);
    boolean own =
        lab.catalogue()
            .find(word)
            .filter(each -> each.folder().startsWith(shelf.labs()))
            .isPresent();
    if (!own && !shelf.others().all().isEmpty()) {
      lab.use(shelf.read());
    }
    boolean known = lab.catalogue().find(word).isPresent();
    return known || !isFolder(word, invocation)
        ? lab.catalogue().get(word)
        : ofFolder(invocation.path(word), lab, shelf);
  }

  private static boolean isFolder(String word, Invocation invocation) {
    return word.contains("/") || Files.isDirectory(invocation.path(word));
  }

  private static Scenario ofFolder(Path folder, Lab lab, LabShelf shelf) {
    Scenario wanted = only(folder, shelf);
    shelf.others().remember(folder);
    lab.use(shelf.read());
    return lab.catalogue().scenarios().stream()
        .filter(each -> each.folder().equals(wanted.folder()))
        .findFirst()
        .orElseThrow(() -> taken(wanted, lab));
  }

  private static Scenario only(Path folder, LabShelf shelf) {
    Catalogue there = shelf.read(folder);
    if (!there.findings().isEmpty()) {
      throw Problem.of("the scenario in " + folder + " has a defect")
          .expected("a scenario without findings")
          .found(there.findings().getFirst().toString())
          .hint("to see all that is wrong", "author check " + folder)
          .asException();
    }
    if (there.scenarios().size() != 1) {
      throw Problem.of("no single scenario in " + folder)
          .expected("a folder with scenario.yaml")
          .found(there.scenarios().isEmpty() ? "none" : there.scenarios().size() + " scenarios")
          .hint("to see what is there", "list --from " + folder)
          .asException();
    }
    return there.scenarios().getFirst();
  }

  private static LabException taken(Scenario wanted, Lab lab) {
    return Problem.of("another lab is called " + wanted.id() + " already")
        .expected("an id of its own")
        .found("the one in " + lab.catalogue().get(wanted.id()).folder())
        .hint(
            "give it another one, in the first line of scenario.yaml",
            "author check " + wanted.folder())
        .asException();
  }

  /** Lists the scenarios of a folder; nothing else comes to know of them. */
  static int list(Invocation invocation) {
    Path folder = invocation.path(invocation.flag(FROM).orElseThrow());
    Catalogue there = invocation.service(LabShelf.class).read(folder);
    Screen screen = invocation.screen();
    for (Scenario each : there.scenarios()) {
      screen.out("  %-24s %s, %d min".formatted(each.id(), each.title(), each.minutes()));
      screen.out("  %-24s start %s".formatted("", each.folder()));
    }
    int width = Math.min(80, screen.style().width());
    there.findings().stream()
        .flatMap(finding -> Field.lines("  error: ", finding.toString(), width).stream())
        .forEach(screen::out);
    if (there.scenarios().isEmpty() && there.findings().isEmpty()) {
      throw Problem.of("no scenario in " + folder)
          .expected("folders with scenario.yaml, two folders down at most")
          .found("none")
          .hint("to begin one", "author new " + folder.resolve("my-lab"))
          .asException();
    }
    return there.findings().isEmpty() ? Command.OK : 1;
  }
}
