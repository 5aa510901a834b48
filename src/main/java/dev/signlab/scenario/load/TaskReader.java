package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.CheckType;
import dev.signlab.scenario.check.CheckTypes;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.yaml.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the tasks of a scenario. */
final class TaskReader {

  private static final String SUFFIX = ".adoc";

  private final Anchors anchors;
  private final Path folder;
  private final Optional<LineLaw> law;

  TaskReader(Anchors anchors, Path folder, Optional<LineLaw> law) {
    this.anchors = anchors;
    this.folder = folder;
    this.law = law;
  }

  List<Task> readAll(Fields scenario) {
    List<Task> tasks = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields fields : scenario.objects("tasks")) {
      Task task = task(fields);
      if (!ids.add(task.id()) && fields.has("id")) {
        fields
            .findings()
            .add(fields.place("id"), "two tasks are called " + task.id(), "a name of its own", "");
      }
      tasks.add(task);
    }
    if (tasks.isEmpty()) {
      scenario
          .findings()
          .add(scenario.place("tasks"), "the scenario has no tasks", "one task or more", "none");
    }
    return tasks;
  }

  private Task task(Fields fields) {
    AnswerReader answers = new AnswerReader();
    Task task =
        new Task(
            fields.parsed("id", Identifier::parse, "unread"),
            fields.text("goal"),
            fields.optionalText("do"),
            fields.optionalText("as-in"),
            lesson(fields),
            fields.object("predict").map(answers::prediction),
            checks(fields),
            fields.object("diagnose").map(answers::diagnosis),
            fields.object("quiz").map(answers::quiz),
            HintReader.ladder(fields),
            HintReader.byCause(fields, "causes"));
    fields.finish();
    law.ifPresent(rules -> new ScriptReader(rules, fields.findings()).checkTask(fields, task));
    if (task.allChecks().isEmpty()) {
      fields
          .findings()
          .add(fields.place(), "task " + task.id() + " checks nothing", "checks:", "none");
    }
    return task;
  }

  private String lesson(Fields fields) {
    String text = fields.text("lesson");
    int hash = text.indexOf('#');
    String path = hash < 0 ? text : text.substring(0, hash);
    String section = hash < 0 ? "" : text.substring(hash + 1);
    boolean leadsOut = path.startsWith("/") || ("/" + path).contains("/../");
    if (!path.endsWith(SUFFIX) || leadsOut) {
      if (fields.has("lesson")) {
        String expected = "a page such as lessons/sign.adoc#annotate";
        fields.findings().add(fields.place("lesson"), "not a lesson", expected, text);
      }
      return text;
    }
    anchors
        .missing(folder, path, section)
        .ifPresent(
            missing ->
                fields
                    .findings()
                    .add(fields.place("lesson"), "the lesson is missing", text, missing));
    return text;
  }

  private List<Check> checks(Fields task) {
    List<Check> checks = new ArrayList<>();
    for (Fields item : task.objects("checks")) {
      List<YamlValue.Entry> entries = item.entries();
      if (entries.size() != 1) {
        task.findings()
            .add(item.place(), "a check has one type", "one key", entries.size() + " keys");
      }
      entries.forEach(entry -> check(item, entry).ifPresent(checks::add));
    }
    return checks;
  }

  private Optional<Check> check(Fields item, YamlValue.Entry entry) {
    Optional<CheckType> type = CheckTypes.named(entry.key());
    if (type.isEmpty()) {
      item.findings()
          .add(
              entry.place(),
              "unknown type of check '" + entry.key() + "'",
              "one of " + String.join(", ", CheckTypes.names()),
              entry.key(),
              Nearest.advice(entry.key(), CheckTypes.names()));
      return Optional.empty();
    }
    return item.object(entry.key()).map(type.get()::read);
  }

  /** Returns the cause of a name, after a finding where there is none. */
  static Optional<Cause> cause(Fields fields, String key, String name) {
    List<String> known = HintReader.causeNames();
    if (known.contains(name)) {
      return Optional.of(Cause.valueOf(name));
    }
    fields
        .findings()
        .add(
            fields.place(key),
            "unknown cause '" + name + "'",
            "one of " + String.join(", ", known),
            name,
            Nearest.advice(name, known));
    return Optional.empty();
  }
}
