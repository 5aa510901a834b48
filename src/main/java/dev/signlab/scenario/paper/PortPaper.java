package dev.signlab.scenario.paper;

import dev.signlab.environment.world.ServerNames;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.SourceText;
import dev.signlab.yaml.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ports that are written in where the world's own belongs: a learner whose 5001 is taken has the
 * registry on another one, and reads and types what the world makes of {@code localhost:5001}.
 */
final class PortPaper implements Paper {

  private static final String SCRIPT = ".lab";
  private static final String COMMENT = "#";

  /** Documents, such as SBOMs, tell what something was called where they were made. */
  private static final String DOCUMENT = ".json";

  private static final String SENTENCE = "port ";
  private static final String WRITTEN_IN =
      "a port that is written in, and is another one for a learner whose port is taken";
  private static final String OWN_NAME =
      "localhost:PORT, which each world turns into the name of its own server";
  private static final String HOW =
      "say localhost:PORT, or no port at all, as  registry start  does";

  @Override
  public void read(Written written, Findings findings) {
    text(written.file(ScenarioLoader.FILE), findings);
    Path folder = written.scenario().folder();
    Stream.of(folder, written.file("mistakes"))
        .flatMap(each -> files(each, 1).stream())
        .filter(file -> file.toString().endsWith(SCRIPT))
        .forEach(file -> text(file, findings));
    written.scenario().tasks().forEach(task -> page(written, task, findings));
    files(written.file("files"), 9).stream()
        .filter(file -> !file.toString().endsWith(DOCUMENT))
        .forEach(file -> copied(file, findings));
  }

  private static void text(Path file, Findings findings) {
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).strip().startsWith(COMMENT)) {
        line(new Place(file, i + 1, 1), lines.get(i), findings);
      }
    }
  }

  private static void page(Written written, Task task, Findings findings) {
    String section = task.lesson().section();
    written
        .lesson(task.lesson().whole())
        .ifPresent(
            text ->
                text.sections().stream()
                    .filter(s -> s.name().equals(section) || s.name().equals("explain-" + section))
                    .forEach(s -> section(text, s, findings)));
  }

  private static void section(LessonText text, LessonText.Section section, Findings findings) {
    for (int i = section.first(); i <= section.last(); i++) {
      line(text.place(i), text.lines().get(i - 1), findings);
    }
  }

  /** A sentence says less to somebody on another port; an address or a flag does not work there. */
  private static void line(Place place, String line, Findings findings) {
    Optional<String> port = ServerNames.fixedPort(line);
    if (port.filter(each -> each.startsWith(SENTENCE)).isPresent()) {
      findings.advise(place, WRITTEN_IN, OWN_NAME, port.get(), HOW);
    } else {
      port.ifPresent(each -> findings.add(place, WRITTEN_IN, OWN_NAME, each, HOW));
    }
  }

  /** Files reach the learner byte by byte, since some are signed. */
  private static void copied(Path file, Findings findings) {
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (ServerNames.isNamed(lines.get(i)) || ServerNames.fixedPort(lines.get(i)).isPresent()) {
        findings.advise(
            new Place(file, i + 1, 1),
            "a file that names a server of the lab, which is elsewhere for a learner whose port is"
                + " taken",
            "a file without the address; it is copied as it is",
            lines.get(i).strip(),
            "let a line of the task write it, such as  echo … > FILE");
      }
    }
  }

  private static List<String> lines(Path file) {
    return SourceText.read(file, new Findings()).stream().flatMap(String::lines).toList();
  }

  /** What cannot be listed is reported by others. */
  private static List<Path> files(Path folder, int depth) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
