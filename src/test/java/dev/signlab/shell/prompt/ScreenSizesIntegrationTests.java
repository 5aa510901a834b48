package dev.signlab.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.terminal.Emulator;
import dev.signlab.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen as a person sees it, while the window is made lower, higher, wider and narrower. */
class ScreenSizesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PROMPT = "lab:~>";
  private static final String BAR = "Make a key pair · task 1 of 5";
  private static final int[][] SIZES = {
    {80, 15}, {80, 24}, {80, 40}, {120, 40}, {60, 12}, {100, 6}, {80, 50}, {40, 10}, {132, 43},
    {80, 24}
  };

  @TempDir Path folder;
  private Terminal lab;
  private Emulator screen;

  @BeforeEach
  void sitDown() {
    Map<String, String> environment = new HashMap<>();
    environment.put("LAB_HOME", folder.resolve("lab").toString());
    environment.put("HOME", folder.toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("MAVEN_USER_HOME", System.getProperty("user.home") + "/.m2");
    String launcher = Path.of("lab").toAbsolutePath().toString();
    lab = Terminal.start(folder, environment, 80, 24, launcher, "start", "generate-keys");
    screen = new Emulator(lab, 80, 24);
    until(rows -> rows.getLast().startsWith(BAR) && isAtPrompt(rows));
  }

  @AfterEach
  void leave() {
    lab.close();
  }

  @Test
  void anotherSizeOfTheWindowNeverBreaksTheScreen() {
    for (int i = 0; i < SIZES.length; i++) {
      int[] size = SIZES[i];
      String answer = "size-2 of " + i;
      resize(size[0], size[1]);
      lab.type("echo 'size'-2 of " + i);
      until(rows -> isWhole(rows) && isAtPrompt(rows) && rows.contains(answer));
      List<String> rows = screen.rows();
      assertThat(rows).hasSize(size[1]);
      assertThat(rows.get(screen.cursorRow() - 1)).isEqualTo(answer);
      assertThat(rows.get(screen.cursorRow() - 2)).startsWith(PROMPT + " echo");
    }
  }

  @Test
  void aLineThatIsBeingTypedAndWhatStandsAboveItStay() throws IOException {
    String last = titleOfTheLastLab();
    lab.type("list --all");
    until(rows -> isWhole(rows) && isAtPrompt(rows) && rows.toString().contains(last));
    lab.press("half a line");
    for (int[] size : new int[][] {{80, 12}, {80, 30}, {80, 9}, {80, 24}}) {
      screen.resize(size[0], size[1]);
      until(rows -> isWhole(rows) && rows.get(screen.cursorRow()).equals(PROMPT + " half a line"));
      assertThat(screen.rows().get(screen.cursorRow() - 2)).contains(last);
    }
  }

  private static String titleOfTheLastLab() throws IOException {
    Path labs = Path.of("labs");
    Path track = labs.resolve(Files.readAllLines(labs.resolve("tracks")).getLast());
    try (Stream<Path> folders = Files.list(track)) {
      Path last = folders.sorted().toList().getLast();
      return Files.readAllLines(last.resolve("scenario.yaml")).stream()
          .filter(line -> line.startsWith("title: "))
          .map(line -> line.substring("title: ".length()))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void theBottomLineSurvivesClearingAndTallOutput() {
    for (String line : List.of("clear", "list --all", "help all", "clear", "ls")) {
      lab.type(line);
      until(rows -> isWhole(rows) && isAtPrompt(rows));
    }
    lab.press("\u000c");
    until(rows -> isWhole(rows) && rows.getFirst().equals(PROMPT));
  }

  @Test
  void whatIsStoppedLeavesAPromptOnARowOfItsOwn() {
    lab.type("!printf 'sleep%s' ing; sleep 50");
    until(rows -> rows.contains("sleeping"));
    lab.press("\u0003");
    until(rows -> isWhole(rows) && isAtPrompt(rows));
    assertThat(screen.rows().get(screen.cursorRow())).isEqualTo(PROMPT);
    lab.press("half");
    until(rows -> rows.get(screen.cursorRow()).equals(PROMPT + " half"));
  }

  /** What changes the size here tells rows and columns apart, and so does the screen. */
  private void resize(int columns, int rows) {
    screen.resize(screen.columns(), rows);
    until(shown -> isWhole(shown) && isAtPrompt(shown));
    screen.resize(columns, rows);
    until(shown -> isWhole(shown) && isAtPrompt(shown));
    untilStill();
  }

  /** Nobody types while the bar is drawn already and the line above it is not. */
  private void untilStill() {
    List<String> before;
    do {
      before = screen.rows();
      pause(100);
    } while (!before.equals(screen.rows()));
  }

  /** The bar is whole, in the bottom row and nowhere else, and the cursor is above it. */
  private boolean isWhole(List<String> rows) {
    String whole = BAR + " · You have a private key cosign.key and a public key cosign.pub";
    String bar = rows.getLast();
    boolean complete =
        bar.equals(whole) || (bar.endsWith("…") && whole.startsWith(bar.replace("…", "")));
    // One that was drawn for a narrower window is not drawn anew yet.
    boolean wide = bar.length() >= Math.min(whole.length(), screen.columns() - 1);
    return complete
        && wide
        && bar.startsWith("Make a key pair · task 1")
        && rows.stream().filter(row -> row.contains(" · task 1 of 5")).count() == 1
        && screen.cursorRow() < rows.size() - 1;
  }

  private boolean isAtPrompt(List<String> rows) {
    return rows.get(screen.cursorRow()).equals(PROMPT);
  }

  private void until(Predicate<List<String>> holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.test(screen.rows())) {
      if (System.nanoTime() > end) {
        Assertions.fail("the screen stays:%n%s", String.join("\n", screen.rows()));
      }
      pause(20);
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
