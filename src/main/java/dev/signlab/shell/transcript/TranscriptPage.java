package dev.signlab.shell.transcript;

import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.progress.TaskRecord;
import dev.signlab.scenario.run.Lab;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The transcript as AsciiDoc: each lab that was begun, its tasks with what became of them, and the
 * lines that were typed for each, with the exit status of those that failed.
 */
final class TranscriptPage {

  private final Lab lab;
  private final Map<Optional<String>, List<TypedLine>> typed;
  private final List<String> lines = new ArrayList<>();

  private TranscriptPage(Lab lab, Transcript transcript) {
    this.lab = lab;
    this.typed = transcript.lines().stream().collect(Collectors.groupingBy(TypedLine::task));
  }

  static String of(Lab lab, Transcript transcript) {
    return new TranscriptPage(lab, transcript).text();
  }

  private String text() {
    long done = lab.catalogue().scenarios().stream().filter(lab.progress()::isDone).count();
    lines.add("= What was done in the Container Signing Lab");
    lines.add("");
    lines.add(
        "%d of %d labs; %s."
            .formatted(
                done, lab.catalogue().scenarios().size(), minutes(lab.progress().minutes())));
    lab.catalogue().scenarios().stream().filter(this::isBegun).forEach(this::addLab);
    addTyped("Outside of the labs", Optional.empty());
    return String.join("\n", lines) + "\n";
  }

  private static String minutes(long minutes) {
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }

  private boolean isBegun(Scenario scenario) {
    return scenario.tasks().stream()
        .map(scenario::key)
        .anyMatch(
            key -> lab.progress().hasEnded(key) || typed.containsKey(Optional.of(key.toString())));
  }

  private void addLab(Scenario scenario) {
    lines.addAll(List.of("", "== " + literal(scenario.title())));
    scenario.tasks().forEach(task -> addTask(scenario, task));
  }

  private void addTask(Scenario scenario, Task task) {
    Optional<TaskRecord> record =
        Optional.ofNullable(lab.progress().records().get(scenario.key(task)));
    Optional<String> key = Optional.of(scenario.key(task).toString());
    if (record.isPresent() || typed.containsKey(key)) {
      lines.addAll(
          List.of(
              "",
              "=== " + literal(task.goal()),
              "",
              record.map(TranscriptPage::end).orElse("Not done yet.")));
      addListing(typed.getOrDefault(key, List.of()));
    }
  }

  private static String end(TaskRecord record) {
    String how = record.end() == TaskRecord.End.DONE ? "Done" : "Skipped";
    String hints = record.hints() == 0 ? "" : ", with " + record.hints() + " of 4 hints";
    return "%s on %s%s.".formatted(how, record.at().truncatedTo(ChronoUnit.SECONDS), hints);
  }

  private void addTyped(String title, Optional<String> task) {
    List<TypedLine> outside = typed.getOrDefault(task, List.of());
    if (!outside.isEmpty()) {
      lines.addAll(List.of("", "== " + title));
      addListing(outside);
    }
  }

  /** A block whose own marks no line can have, and in which nothing is replaced. */
  private void addListing(List<TypedLine> typedLines) {
    if (typedLines.isEmpty()) {
      return;
    }
    lines.addAll(List.of("", "[subs=\"specialcharacters\"]", "-".repeat(12)));
    typedLines.forEach(line -> lines.add(shown(line)));
    lines.add("-".repeat(12));
  }

  private static String shown(TypedLine line) {
    String failed = line.status() == 0 ? "" : "    # exit " + line.status();
    return "$ " + line.line().replace("\n", "\n> ") + failed;
  }

  /** Text of a scenario is text, whatever marks it holds. */
  private static String literal(String text) {
    return text.matches("[\\p{L}\\p{N} .,?-]+") ? text : "pass:c[" + text.replace("]", "\\]") + "]";
  }
}
