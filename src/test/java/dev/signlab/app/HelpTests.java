package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpTests {

  private static final List<String> NAMES =
      Commands.all().stream().map(command -> command.spec().name()).toList();

  @TempDir Path home;
  private Evening evening;

  @BeforeEach
  void begin() {
    evening = Evening.in(home);
  }

  @AfterEach
  void end() {
    evening.close();
  }

  @Test
  void whatThereIsFitsOnAScreen() {
    assertThat(evening.type("help").lines())
        .hasSizeLessThan(30)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .anySatisfy(line -> assertThat(line).startsWith("  start ").contains("Begin a lab"))
        .anySatisfy(line -> assertThat(line).startsWith("  docker ").contains("build, tag,"));
  }

  @Test
  void everyGroupThatIsNamedCanBeAskedFor() {
    evening
        .type("help")
        .lines()
        .dropWhile(line -> !line.startsWith("Tools"))
        .filter(line -> line.startsWith("  "))
        .map(line -> line.substring(2, line.indexOf(' ', 2)))
        .forEach(
            group -> {
              assertThat(evening.type("help " + group)).as(group).isNotBlank();
              assertThat(evening.status()).as(group).isZero();
            });
  }

  /** A heading in small letters is a word that is typed before the others of its row. */
  @Test
  void whatIsShownAsTypedTogetherIsTypedSo() {
    Pattern row = Pattern.compile("  ([a-z]+) +(.*)");
    evening
        .type("help")
        .lines()
        .dropWhile(line -> !line.startsWith("Tools"))
        .map(row::matcher)
        .filter(Matcher::matches)
        .flatMap(found -> typed(found.group(1), found.group(2)))
        .forEach(line -> assertThat(NAMES).as(line).anyMatch(name -> begins(name, line)));
  }

  private static Stream<String> typed(String tool, String words) {
    return Stream.of(words.split(", ", -1))
        .filter(word -> word.matches("[a-z-]+"))
        .map(word -> tool + " " + word);
  }

  private static boolean begins(String name, String line) {
    return name.equals(line) || name.startsWith(line + " ");
  }

  @Test
  void noHeadingIsSpelledInTwoWays() {
    assertThat(Commands.all().stream().map(command -> command.spec().group()).distinct())
        .extracting(group -> group.toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
  }

  @Test
  void examplesNameTheRegistryOfThisWorld() {
    for (String line : new String[] {"help cosign sign", "cosign sign --help"}) {
      assertThat(evening.type(line))
          .contains(evening.image("studentbook"))
          .doesNotContain("localhost:5001");
    }
  }

  @Test
  void examplesInHintsNameTheRegistryOfThisWorld() {
    for (String line : new String[] {"cosign save x", "cosign clean --type= x", "cosign copy x"}) {
      assertThat(evening.type(line))
          .as(line)
          .contains(evening.image("x").replaceAll("/.*", "/"))
          .doesNotContain("localhost:5001");
    }
  }

  /** An older report would be taken for the answer to the line that failed. */
  @Test
  void explainTellsNothingOfAnEarlierVerification() {
    evening.type("cosign verify --key nofile " + evening.image("app"));
    assertThat(evening.type("explain")).contains("ended before its first step");
  }

  @Test
  void allCommandsAreListedWhenAskedFor() {
    String all = evening.type("help all");
    assertThat(Commands.all()).allSatisfy(c -> assertThat(all).contains("  " + c.spec().name()));
  }
}
