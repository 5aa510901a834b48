package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.model.Task;
import dev.signlab.yaml.Yaml;
import dev.signlab.yaml.YamlBounds;
import dev.signlab.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Types what a learner typed who met faults, and what tutorials have, and looks for what was asked
 * for in the place of the faults.
 */
class LearnerReviewTests {

  private static final Path FOLDER = Path.of("src/test/resources/learner");
  private static final Path POINTS = Path.of("src/test/resources/learner-points.yaml");
  private static final int LAST = 24;
  private static final YamlBounds BOUNDS = new YamlBounds(6, 5_000);

  @TempDir Path home;

  /**
   * A line that is typed.
   *
   * @param answers what is typed where the line asks
   * @param status that it ends with
   * @param says patterns that are found in what it shows
   * @param not patterns that are not
   */
  record Typed(String line, String answers, int status, List<String> says, List<String> not) {

    static Typed of(Map<?, ?> fields) {
      return new Typed(
          String.valueOf(fields.get("typed")),
          fields.containsKey("answers") ? String.valueOf(fields.get("answers")) : "",
          fields.containsKey("status") ? Integer.parseInt(String.valueOf(fields.get("status"))) : 0,
          Slip.texts(fields, "says"),
          Slip.texts(fields, "not"));
    }
  }

  /** What one learner types from the first line to the last. */
  record Sitting(String name, List<Typed> lines) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sitting> sittings() throws IOException {
    List<Sitting> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        Object tree = YamlTree.of(Yaml.document(file, Files.readString(file), BOUNDS));
        ((List<?>) Objects.requireNonNull(tree))
            .forEach(each -> all.add(sitting((Map<?, ?>) each)));
      }
    }
    return all.stream();
  }

  private static Sitting sitting(Map<?, ?> fields) {
    List<?> lines = Objects.requireNonNull((List<?>) fields.get("lines"));
    return new Sitting(
        String.valueOf(fields.get("sitting")),
        lines.stream().map(each -> Typed.of((Map<?, ?>) each)).toList());
  }

  @ParameterizedTest
  @MethodSource("sittings")
  void whatWasAskedForIsThere(Sitting sitting) {
    try (Evening evening = Evening.in(home)) {
      for (Typed typed : sitting.lines()) {
        String shown = evening.type(evening.inThisWorld(typed.line()), typed.answers());
        look(typed, evening, shown);
      }
    }
  }

  /** What a learner met, by its number, with what follows it: a sitting, a test, or both. */
  record Point(int number, Optional<String> sitting, Optional<String> test) {

    static Point of(Map<?, ?> fields) {
      return new Point(
          Integer.parseInt(String.valueOf(fields.get("point"))),
          Optional.ofNullable(fields.get("sitting")).map(String::valueOf),
          Optional.ofNullable(fields.get("test")).map(String::valueOf));
    }
  }

  @Test
  void eachPointIsTypedOrFollowedByATest() throws IOException {
    Object tree = YamlTree.of(Yaml.document(POINTS, Files.readString(POINTS), BOUNDS));
    List<Point> points =
        ((List<?>) Objects.requireNonNull(tree))
            .stream().map(each -> Point.of((Map<?, ?>) each)).toList();
    List<String> sittings = sittings().map(Sitting::name).toList();

    assertThat(points.stream().map(Point::number))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, LAST).boxed().toList());
    assertThat(points)
        .allSatisfy(
            point -> {
              assertThat(point.sitting().or(point::test)).as(point.toString()).isPresent();
              point.sitting().ifPresent(name -> assertThat(sittings).contains(name));
              point.test().ifPresent(LearnerReviewTests::requireTest);
            });
  }

  /** It is there, and is run. */
  private static void requireTest(String name) {
    String[] parts = name.split("#", 2);
    try {
      assertThat(Class.forName(parts[0]).getDeclaredMethods())
          .filteredOn(method -> method.getName().equals(parts[1]))
          .as(name)
          .isNotEmpty()
          .allMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class))
          .noneMatch(method -> AnnotationSupport.isAnnotated(method, Disabled.class));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }

  /** 16: a port that another lab has is told, and its registry is no progress in this one. */
  @Test
  void aSecondLabPassesNothingByTheRegistryOfTheFirst() {
    try (Evening first = Evening.in(home.resolve("first"));
        Evening second = Evening.in(home.resolve("second"))) {
      String taken = first.image("").replaceAll("\\D", "");
      second.type("registry stop");
      String page = second.type("start start-registry");
      String refused = second.type("registry start --port " + taken);

      assertThat(second.status()).isNotZero();
      assertThat(refused)
          .contains("port " + taken + " is in use", "registry start --port ")
          .doesNotContain("done: ", "✔");
      assertThat(page).doesNotContain("localhost:" + taken);
      assertThat(second.lab().requireCurrent().task()).isEqualTo(tasks(second).getFirst());
    }
  }

  private static List<Task> tasks(Evening evening) {
    return evening.lab().requireCurrent().scenario().tasks();
  }

  private static void look(Typed typed, Evening evening, String shown) {
    String what = typed.line() + "\n" + shown;
    assertThat(evening.status()).as(what).isEqualTo(typed.status());
    for (String pattern : typed.says()) {
      assertThat(shown).as(what).containsPattern(Pattern.compile(evening.inThisWorld(pattern)));
    }
    for (String pattern : typed.not()) {
      assertThat(shown).as(what).doesNotContainPattern(evening.inThisWorld(pattern));
    }
  }
}
