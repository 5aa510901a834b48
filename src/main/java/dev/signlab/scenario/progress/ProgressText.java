package dev.signlab.scenario.progress;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.Attempt;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.check.Made;
import dev.signlab.scenario.model.TaskKey;
import dev.signlab.scenario.progress.TaskRecord.End;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The form of the progress file: a line for each task that has ended, and a few for the open one.
 * Lines do not depend on each other, so that a damaged one takes nothing else along.
 */
final class ProgressText {

  private static final String HEAD =
      """
      # Progress in the Container Signing Lab. Plain text; the lab writes it after each task.
      # Take this file along to go on at another machine.
      """;

  private static final String NOTHING = "-";
  private static final String BINARY = "bytes";
  private static final String TEXT = "text";

  private final Map<TaskKey, TaskRecord> records = new LinkedHashMap<>();
  private final List<String> damaged = new ArrayList<>();
  private Optional<OpenTask> open = Optional.empty();

  private ProgressText() {}

  record Parsed(Progress progress, List<String> damaged) {}

  static String write(Progress progress) {
    StringBuilder text = new StringBuilder(HEAD);
    progress.records().forEach((key, record) -> writeRecord(text, key, record));
    progress.open().ifPresent(task -> writeOpen(text, task));
    return text.toString();
  }

  static Parsed parse(String text) {
    ProgressText reading = new ProgressText();
    text.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(reading::line);
    return new Parsed(new Progress(reading.records, reading.open), reading.damaged);
  }

  private static void writeRecord(StringBuilder text, TaskKey key, TaskRecord record) {
    text.append(
        "%s %s %s attempts=%d hints=%d seconds=%d%n"
            .formatted(
                record.end().name().toLowerCase(Locale.ROOT),
                key,
                record.at(),
                record.attempts(),
                record.hints(),
                record.time().toSeconds()));
  }

  private static void writeOpen(StringBuilder text, OpenTask task) {
    text.append(
        "open %s %s attempts=%d hints=%d seconds=%d%n"
            .formatted(task.key(), task.since(), task.attempts(), task.hints(), task.seconds()));
    Facts facts = task.facts();
    for (Attempt attempt : facts.attempts()) {
      String marks = String.join(",", new TreeSet<>(attempt.marks()));
      text.append(
          "  tried %d %s %s %s%n"
              .formatted(
                  attempt.status(),
                  attempt.cause().map(Cause::name).orElse(NOTHING),
                  marks.isEmpty() ? NOTHING : marks,
                  attempt.command()));
    }
    facts.prediction().ifPresent(p -> text.append("  predicted ").append(words(p)).append('\n'));
    facts.step().ifPresent(s -> text.append("  pointed ").append(s).append('\n'));
    facts.diagnosis().ifPresent(c -> text.append("  diagnosed ").append(c).append('\n'));
    facts.choice().ifPresent(c -> text.append("  answered ").append(c).append('\n'));
    new TreeMap<>(facts.made()).forEach((name, made) -> text.append(line(name, made)));
  }

  private static String line(String name, Made made) {
    String bytes = Base64.getEncoder().encodeToString(made.bytes());
    return "  made %s %s %s%n".formatted(name, made.binary() ? BINARY : TEXT, bytes);
  }

  private static Made made(String kind, String bytes) {
    return new Made(kind.equals(BINARY), Base64.getDecoder().decode(bytes));
  }

  private static String words(Facts.Guess guess) {
    return (guess.yes() ? "yes " : "no ") + guess.cause().map(Cause::name).orElse(NOTHING);
  }

  private void line(String line) {
    if (line.startsWith("#")) {
      return;
    }
    try {
      read(line, line.split(" "));
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      damaged.add(line.length() > 80 ? line.substring(0, 80) + "…" : line);
    }
  }

  private void read(String line, String[] words) {
    switch (words[0]) {
      case "done", "skipped" -> record(words);
      // What is asked again stands beside it in a file that is taken along, and is read by others.
      case "review" -> {}
      case "open" -> open(words);
      case "tried" -> fact(f -> f.with(attempt(line, words)));
      case "predicted" ->
          fact(f -> f.withPrediction(new Facts.Guess(words[1].equals("yes"), cause(words[2]))));
      case "pointed" -> fact(f -> f.withStep(line.substring(words[0].length()).strip()));
      case "diagnosed" -> fact(f -> f.withDiagnosis(Cause.valueOf(words[1])));
      case "answered" -> fact(f -> f.withChoice(line.substring(words[0].length()).strip()));
      case "made" ->
          fact(f -> f.withMade(words[1], made(words[2], words.length > 3 ? words[3] : "")));
      default -> damaged.add(line.length() > 80 ? line.substring(0, 80) + "…" : line);
    }
  }

  private void record(String[] words) {
    End end = End.valueOf(words[0].toUpperCase(Locale.ROOT));
    Duration time = Duration.ofSeconds(number(words[5], "seconds="));
    records.put(
        key(words[1]),
        new TaskRecord(
            end,
            Instant.parse(words[2]),
            number(words[3], "attempts="),
            number(words[4], "hints="),
            time));
  }

  private void open(String[] words) {
    open =
        Optional.of(
            new OpenTask(
                key(words[1]),
                Instant.parse(words[2]),
                number(words[3], "attempts="),
                Math.min(4, number(words[4], "hints=")),
                number(words[5], "seconds="),
                Facts.NONE));
  }

  private void fact(UnaryOperator<Facts> change) {
    open = open.map(task -> task.withFacts(change.apply(task.facts())));
  }

  private static Attempt attempt(String line, String[] words) {
    String command = line.split(" ", 5)[4];
    Set<String> marks = words[3].equals(NOTHING) ? Set.of() : Set.of(words[3].split(","));
    return new Attempt(command, Integer.parseInt(words[1]), cause(words[2]), marks);
  }

  private static Optional<Cause> cause(String word) {
    return word.equals(NOTHING) ? Optional.empty() : Optional.of(Cause.valueOf(word));
  }

  private static TaskKey key(String word) {
    int slash = word.indexOf('/');
    if (slash < 1 || slash == word.length() - 1) {
      throw new IllegalArgumentException(word);
    }
    return new TaskKey(word.substring(0, slash), word.substring(slash + 1));
  }

  private static int number(String word, String prefix) {
    if (!word.startsWith(prefix)) {
      throw new IllegalArgumentException(word);
    }
    int number = Integer.parseInt(word.substring(prefix.length()));
    if (number < 0) {
      throw new IllegalArgumentException(word);
    }
    return number;
  }
}
