package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpTests {

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

  @Test
  void allCommandsAreListedWhenAskedFor() {
    String all = evening.type("help all");
    assertThat(Commands.all()).allSatisfy(c -> assertThat(all).contains("  " + c.spec().name()));
  }
}
