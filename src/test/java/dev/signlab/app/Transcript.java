package dev.signlab.app;

import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A session as text. A line after {@code "$ "} is typed; the lines below it are its standard
 * output, those after {@code "2> "} its standard error, and {@code "? 2"} its status when that is
 * not 0. {@code [..]} stands for any text within a line. Lines that begin with {@code #} above the
 * first command are remarks. Files come last, each under a line {@code -- name --}, and are there
 * before the first line is typed. The session starts in an empty folder, with {@code HOME} and
 * {@code LAB_HOME} in it, at noon of 20 November 2026.
 */
final class Transcript {

  private static final String FILE = "-- ";

  private Transcript() {}

  /** Returns the part of a transcript that is played. */
  static String commandsOf(String written) {
    StringBuilder commands = new StringBuilder();
    boolean begun = false;
    for (String line : written.lines().toList()) {
      if (isFile(line)) {
        break;
      }
      begun |= line.startsWith("$ ");
      if (begun && !line.isBlank()) {
        commands.append(line).append('\n');
      }
    }
    return commands.toString();
  }

  /** Types the commands of a transcript, and returns it as it went, wildcards where they fit. */
  static String play(String written, Path folder) throws IOException {
    writeFiles(written, folder);
    LabSession session = session(folder);
    LineRunner runner = session.service(LineRunner.class);
    StringBuilder played = new StringBuilder();
    String[] commands = commandsOf(written).split("(?m)^\\$ ", -1);
    for (int i = 1; i < commands.length; i++) {
      played.append(playOne(commands[i], runner));
    }
    return played.toString();
  }

  private static String playOne(String written, LineRunner runner) {
    List<String> lines = written.lines().toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StreamScreen screen = new StreamScreen(out, err, Screen.Style.PIPE, Questions.UNANSWERED);
    int status = runner.run(lines.getFirst(), screen);
    List<String> went = new ArrayList<>();
    out.toString(StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).forEach(went::add);
    err.toString(StandardCharsets.UTF_8).lines().map(line -> "2> " + line).forEach(went::add);
    if (status != 0) {
      went.add("? " + status);
    }
    return "$ " + lines.getFirst() + "\n" + withWildcards(went, lines.subList(1, lines.size()));
  }

  private static String withWildcards(List<String> went, List<String> written) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < went.size(); i++) {
      boolean fits = i < written.size() && matches(written.get(i), went.get(i));
      text.append(fits ? written.get(i) : went.get(i)).append('\n');
    }
    return text.toString();
  }

  private static boolean matches(String pattern, String line) {
    String regex = Pattern.quote(pattern).replace("[..]", "\\E.*\\Q");
    return line.matches(regex);
  }

  private static void writeFiles(String written, Path folder) throws IOException {
    String[] parts = written.split("(?m)^-- ", -1);
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf(" --\n");
      Path file = folder.resolve(parts[i].substring(0, end));
      Files.createDirectories(file.getParent());
      Files.writeString(file, parts[i].substring(end + 4));
    }
  }

  private static boolean isFile(String line) {
    return line.startsWith(FILE) && line.endsWith(" --");
  }

  private static LabSession session(Path folder) {
    Map<String, String> environment =
        Map.of(
            "HOME", folder.toString(),
            "LAB_HOME", folder.resolve(".lab").toString(),
            "PATH", "/usr/bin:/bin");
    LabSession.Setting setting =
        new LabSession.Setting(
            folder,
            environment,
            InputStream.nullInputStream(),
            InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z")),
            false);
    return Wiring.of(setting).session();
  }
}
