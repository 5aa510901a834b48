package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import dev.signlab.shell.inspect.CausePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code explain CAUSE}: each cause has a page, and what a page says to type is typed. */
class CausePagesIntegrationTests {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Cause.class)
  void eachCauseSaysWhatItMeans(Cause cause) {
    CausePage page = CausePage.of(cause).orElseThrow();
    assertThat(page.means()).endsWith(".").hasSizeLessThan(250);
    assertThat(page.state().isEmpty()).as("lines without a state").isEqualTo(page.make().isEmpty());
  }

  @Test
  void whatAPageSaysIsShown() {
    Typed typed = Typed.in(folder);
    typed.works("explain wrong_key");
    assertThat(typed.said().getFirst()).isEqualTo("WRONG_KEY: signed by another key");
    assertThat(typed.said()).contains("how to mend it");
    typed.type("explain WRONG_KEI");
    assertThat(typed.said()).contains("hint: did you mean: explain WRONG_KEY");
  }

  @Test
  void theLinesOfEachPageDoWhatItSays() throws IOException {
    SlipBook book = SlipBook.read();
    for (boolean sigstore : List.of(true, false)) {
      Path home = Files.createDirectory(folder.resolve(sigstore ? "sigstore" : "keys"));
      try (SlipBench bench = new SlipBench(book, home, sigstore)) {
        Stream.of(Cause.values())
            .map(CausePage::of)
            .flatMap(Optional::stream)
            .filter(page -> !page.state().isEmpty() && book.hasSigstore(page.state()) == sigstore)
            .forEach(page -> type(bench, page));
      }
    }
  }

  private static void type(SlipBench bench, CausePage page) {
    List<String> lines =
        Stream.of(page.before(), page.make(), page.see(), page.mend())
            .filter(line -> !line.isEmpty())
            .toList();
    List<SlipBench.Answer> answers = bench.typedIn(page.state(), lines);
    for (int i = 0; i < lines.size(); i++) {
      boolean refused = lines.get(i).equals(page.make());
      assertThat(answers.get(i).status() != 0)
          .as("%s: %s%n%s", page.cause(), lines.get(i), answers.get(i).plain())
          .isEqualTo(refused);
    }
  }
}
