package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that says which task covers each point of a course names tasks and pages that are. */
class ChecklistTests {

  private static final Path PAGE = Path.of("content/design/checklist.adoc");
  private static final Pattern TASK = Pattern.compile("`([a-z0-9-]+/[a-z0-9-]+)`");
  private static final Pattern LINK = Pattern.compile("xref:([^\\[]+)\\[");

  private final Set<String> tasks =
      Catalogue.read(
              Path.of("labs").toAbsolutePath(),
              new ScenarioLoader(Anchors.unchecked(), text -> text))
          .scenarios()
          .stream()
          .flatMap(lab -> lab.tasks().stream().map(task -> lab.id() + "/" + task.id()))
          .collect(Collectors.toSet());

  @Test
  void everyRowHasAStateAndPlacesThatAreThere() throws IOException {
    List<String> rows = rows();
    assertThat(rows).hasSizeGreaterThan(70);
    for (String row : rows) {
      String[] cells = row.substring(1).split("\\|", -1);
      String state = cells[2].strip();
      assertThat(cells).as(row).hasSize(4);
      assertThat(state).as(row).isIn("full", "read", "no");
      assertThat(found(TASK, row)).as(row).isSubsetOf(tasks);
      assertThat(found(LINK, row)).as(row).allMatch(ChecklistTests::isThere);
      boolean done = !found(TASK, cells[1]).isEmpty();
      assertThat(state.equals("full") && !done).as(row + " is done nowhere").isFalse();
      assertThat(state.equals("full") || !cells[3].isBlank()).as(row + " lacks what").isTrue();
    }
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("|") && !line.startsWith("|==="))
        .filter(line -> !line.startsWith("|Point "))
        .toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(each -> each.group(1)).toList();
  }

  private static boolean isThere(String link) {
    return Files.isRegularFile(PAGE.resolveSibling(link));
  }
}
