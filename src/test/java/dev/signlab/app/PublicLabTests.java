package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A public lab of a university, typed as its students type it, from the first line to the last. */
class PublicLabTests {

  private static final Path LINES = Path.of("src/test/resources/courses/public-lab.txt");

  @Test
  void eachLineWorksOrSaysToWhichVersionItBelongsAndWhatWorksHere(@TempDir Path folder)
      throws IOException {
    Typed shell = Typed.in(folder);
    int port = FreePorts.next();
    List<String> rows =
        Files.readAllLines(LINES).stream().filter(row -> row.charAt(0) != '#').toList();
    assertThat(rows).hasSizeGreaterThan(30);
    for (String row : rows) {
      String here = row.replace("REG/", "localhost:" + port + "/").replace("PORT", "" + port);
      int bar = here.indexOf(" | ");
      type(shell, here.substring(0, bar).split(" ", 2), here.substring(bar + " | ".length()));
    }
  }

  private static void type(Typed shell, String[] want, String line) {
    String words = want.length > 1 ? want[1] : "";
    switch (want[0]) {
      case "works" -> shell.works(line);
      case "offered" -> shell.worksAsOffered(line, words, twoWords(line));
      case "refused" -> assertThat(shell.type(line)).as(line).isNotZero();
      default -> throw new IllegalArgumentException(want[0]);
    }
    if (!want[0].equals("offered")) {
      assertThat(String.join("\n", shell.said())).as(line).contains(words);
    }
  }

  private static String twoWords(String line) {
    return String.join(" ", List.of(line.split(" ", -1)).subList(0, 2));
  }
}
