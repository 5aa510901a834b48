package dev.signlab.terminal;

import dev.signlab.skipped.Skip;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/**
 * A program on a pseudo-terminal of a given size, which {@code script} of util-linux provides. What
 * is typed and what is shown are kept in one transcript. Used by one thread.
 */
public final class Terminal implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What runs in the background ignores Ctrl-C, and so does what it starts, unless told not to. */
  private static final String LISTENING = "env --default-signal=INT ";

  /** Control sequences of ECMA-48, operating system commands, and single-character escapes. */
  private static final Pattern CONTROL =
      Pattern.compile(
          "\u001b(\\[[0-9;?<>=!"
              + " ]*[a-zA-Z~]|\\][^\u0007\u001b]*(\u0007|\u001b\\\\)|[()][A-Z0-9]|[=>78MDEHc])");

  private final Process process;
  private final OutputStream keyboard;

  /** Guarded by itself: the reader appends while the test looks. */
  private final StringBuilder shown = new StringBuilder();

  private final Thread reader;
  private int mark;

  private Terminal(Process process) {
    this.process = process;
    this.keyboard = process.getOutputStream();
    this.reader = Thread.ofPlatform().daemon().name("terminal").start(this::read);
  }

  /** Starts a command on a terminal of some columns and rows. */
  public static Terminal start(
      Path folder, Map<String, String> environment, int columns, int rows, String... command) {
    if (!Files.isExecutable(Path.of("/usr/bin/script"))) {
      throw Skip.because("script (util-linux) is not here");
    }
    String words = List.of(command).stream().map(Terminal::quoted).collect(Collectors.joining(" "));
    String line = "stty rows " + rows + " cols " + columns + "; exec " + LISTENING + words;
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/script", "-qfec", line, "/dev/null")
            .directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().putIfAbsent("TERM", "xterm-256color");
    builder.redirectErrorStream(true);
    try {
      return new Terminal(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types a line and the Enter key. */
  public void type(String line) {
    mark = all().length();
    press(line + "\r");
  }

  /** Presses keys, such as {@code \u0003} for Ctrl-C. */
  public void press(String keys) {
    try {
      keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the program has ended; it showed:\n" + screen(), e);
    }
  }

  /** Waits until a text stands in what was shown since the last line was typed. */
  public void await(String text) {
    awaitMatch(Pattern.compile(Pattern.quote(text)));
  }

  /** Waits until a pattern is found in what was shown since the last line was typed. */
  public Matcher awaitMatch(Pattern pattern) {
    return awaitMatch(pattern, PATIENCE);
  }

  /** Waits as long as told until a pattern is found in what was shown since a line was typed. */
  public Matcher awaitMatch(Pattern pattern, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      Matcher matcher = pattern.matcher(sinceTyped());
      if (matcher.find()) {
        return matcher;
      }
      pause();
    }
    return Assertions.fail(
        "never shown: %s%nshown since the last line:%n%s", pattern, sinceTyped());
  }

  /** Returns what was shown since the last line was typed, without control sequences. */
  public String sinceTyped() {
    return plain(all().substring(mark));
  }

  /** Returns all that was shown, without control sequences. */
  public String screen() {
    return plain(all());
  }

  /** Returns all that was sent to the terminal, control sequences included. */
  public String sent() {
    return all();
  }

  /** Gives the terminal another size, of which its programs are told by a signal. */
  public void resize(int columns, int rows) {
    Path device =
        process
            .descendants()
            .map(child -> Path.of("/proc", String.valueOf(child.pid()), "fd", "0"))
            .flatMap(input -> target(input).stream())
            .filter(target -> target.startsWith("/dev/pts"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no program is at the terminal"));
    String[] line = {"stty", "-F", device + "", "rows", rows + "", "cols", columns + ""};
    try {
      Assertions.assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Assertions.fail("interrupted", e);
    }
  }

  private static Optional<Path> target(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Kills the program and all its children at once, as {@code kill -9} does. */
  public void killHard() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    waitFor();
  }

  /** Waits for the program's end and returns its status. */
  public int waitFor() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return Assertions.fail("the program did not end; it showed:%n%s", screen());
      }
      reader.join(PATIENCE);
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Assertions.fail("interrupted", e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      killHard();
    }
  }

  private void read() {
    char[] buffer = new char[8192];
    try (Reader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        append(new String(buffer, 0, n));
      }
    } catch (IOException e) {
      append("\n[terminal closed]\n");
    }
  }

  private void append(String text) {
    synchronized (shown) {
      shown.append(text);
    }
  }

  private String all() {
    synchronized (shown) {
      return shown.toString();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String plain(String text) {
    return CONTROL.matcher(text).replaceAll("").replace("\r", "");
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
