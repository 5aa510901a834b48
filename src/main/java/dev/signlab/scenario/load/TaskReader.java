package dev.signlab.scenario.load;

import dev.signlab.content.lesson.LessonReference;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.CheckType;
import dev.signlab.scenario.check.CheckTypes;
import dev.signlab.scenario.model.Challenge;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.yaml.Place;
import dev.signlab.yaml.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tasks of a scenario. */
final class TaskReader {

  private static final LessonReference UNREAD = LessonReference.parse("unread.adoc");

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
    Map<String, Place> ids = new HashMap<>();
    for (Fields fields : scenario.objects("tasks")) {
      Task task = task(fields);
      Place other = ids.putIfAbsent(task.id(), fields.place("id"));
      if (other != null && fields.has("id")) {
        fields
            .findings()
            .add(
                fields.place("id"),
                "two tasks are called " + task.id(),
                "a name of its own",
                "the one in " + other);
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
    Task task =
        new Task(
            fields.parsed("id", Identifier::parse, "unread"),
            fields.text("goal"),
            fields.optionalText("do"),
            fields.optionalText("as-in"),
            lesson(fields),
            challenges(fields),
            checks(fields),
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

  private LessonReference lesson(Fields fields) {
    LessonReference lesson = fields.parsed("lesson", LessonReference::parse, UNREAD);
    if (!lesson.equals(UNREAD)) {
      anchors
          .missing(folder, lesson)
          .ifPresent(
              missing ->
                  fields
                      .findings()
                      .add(
                          fields.place("lesson"),
                          "the lesson is missing",
                          lesson.toString(),
                          missing));
    }
    return lesson;
  }

  private static List<Challenge> challenges(Fields task) {
    return Challenge.types().stream()
        .flatMap(type -> task.object(type.key()).map(type::read).stream())
        .toList();
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
}
