package dev.signlab.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a fresh clone with an empty home through all six basics in one sitting, on a terminal of 80
 * by 24; everything is killed once in the middle, and the lab goes on where it was.
 */
class FirstEveningIntegrationTests {

  private static final String KILLED_IN = "04-sign";
  private static final String PAGE_WAITS = "The next task comes with Enter";

  @TempDir Path folder;

  @Test
  void aLearnerGetsThroughTheBasicsAlsoAfterAKill() throws IOException {
    Path clone = FreshClone.into(folder.resolve("clone"));
    holdTraining(clone);
    Map<String, String> environment = Map.of("LAB_HOME", folder.resolve("home").toString());
    List<Path> scenarios = scenarios(clone);
    assertThat(scenarios).hasSize(6);

    StringBuilder shown = new StringBuilder();
    EveningPage page = new EveningPage(folder.resolve("home"));
    Learner learner = Learner.start(clone, environment);
    try {
      for (Path scenario : scenarios) {
        page.part(title(scenario));
        learner.enter("start " + slug(scenario));
        List<String> lines = solution(scenario);
        for (int i = 0; i < lines.size(); i++) {
          if (scenario.endsWith(KILLED_IN) && i == lines.size() / 2) {
            learner.killHard();
            shown.append(learner.screen()).append("\n[killed with -9]\n");
            learner = Learner.start(clone, environment);
            learner.enter("start");
            page.remark("killed with -9, and started again");
          }
          String answer = learner.enter(lines.get(i));
          page.typed(lines.get(i), answer);
          if (answer.contains(PAGE_WAITS)) {
            page.typed("next", learner.enter("next"));
          }
        }
        assertThat(learner.enter("list")).as(learner.screen()).contains(done(scenarios, scenario));
      }
      assertThat(learner.quit()).isZero();
      assertThat(shown + learner.screen())
          .doesNotContain("Exception")
          .doesNotContain("\tat ")
          .doesNotContain("WARNING: sun");
      if (Boolean.getBoolean("signlab.regenerate")) {
        page.write();
      }
    } finally {
      Files.writeString(Path.of("target", "first-evening.txt"), shown + learner.screen());
      learner.close();
    }
  }

  /**
   * Caches trained beside are of the checkout in which these tests run, and {@code
   * LauncherIntegrationTests} look at the training itself; here it would outlive its folder.
   */
  private static void holdTraining(Path clone) throws IOException {
    Path lock = Files.createDirectories(clone.resolve("target/lab/training"));
    Files.writeString(lock.resolve("pid"), ProcessHandle.current().pid() + "\n");
  }

  private static String done(List<Path> scenarios, Path scenario) {
    return (scenarios.indexOf(scenario) + 1) + " of " + scenarios.size();
  }

  private static List<Path> scenarios(Path clone) throws IOException {
    try (Stream<Path> folders = Files.list(clone.resolve("labs/basics"))) {
      return folders.sorted().toList();
    }
  }

  private static String slug(Path scenario) {
    String name = String.valueOf(scenario.getFileName());
    return name.substring(name.indexOf('-') + 1);
  }

  private static String title(Path scenario) throws IOException {
    return Files.readAllLines(scenario.resolve("scenario.yaml")).stream()
        .filter(line -> line.startsWith("title: "))
        .map(line -> line.substring("title: ".length()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> solution(Path scenario) throws IOException {
    return Files.readAllLines(scenario.resolve("solution.lab")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
