package dev.signlab.shell.record;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.scenario.draft.Recording;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording that is under way. It is a file of the home, so that a sitting that is cut off loses
 * none of it; the lines are those of the transcript.
 *
 * @param folder where the scenario will be
 * @param before what was there when it began
 * @param tasks those that have begun, oldest first
 */
record OpenRecording(Path folder, Recording.Before before, List<Mark> tasks) {

  /** The task of lines that come before any other is named. */
  private static final String FIRST = "first";

  private static final String FOLDER = "folder";
  private static final String REGISTRY = "registry";
  private static final String SIGSTORE = "sigstore";
  private static final String FILES = "files";
  private static final String IMAGES = "images";
  private static final String TASKS = "tasks";
  private static final String NAME = "name";
  private static final String FROM = "from";

  /** Copies the tasks. */
  OpenRecording {
    tasks = List.copyOf(tasks);
  }

  /**
   * That a task began.
   *
   * @param task its name
   * @param from when; what ends later is part of it
   */
  record Mark(String task, Instant from) {

    private static Mark read(JsonFields fields) {
      try {
        return new Mark(fields.text(NAME), Instant.parse(fields.text(FROM)));
      } catch (DateTimeException e) {
        throw Problem.of("the recording is damaged")
            .expected("a time in " + FROM)
            .found(fields.text(FROM))
            .asException(e);
      }
    }
  }

  /** Returns one that begins, with the task of the lines before any other is named. */
  static OpenRecording begin(Path folder, Recording.Before before, Instant now) {
    return new OpenRecording(folder, before, List.of(new Mark(FIRST, now)));
  }

  /** Returns it with a task that begins now, whether or not one of that name began before. */
  OpenRecording with(Mark task) {
    List<Mark> all = new ArrayList<>(tasks);
    all.removeIf(mark -> mark.task().equals(task.task()));
    all.add(task);
    return new OpenRecording(folder, before, all);
  }

  /** Returns the task that was recorded at a time, or nothing when it lies before the recording. */
  Optional<String> taskAt(Instant time) {
    return tasks.reversed().stream()
        .filter(mark -> !mark.from().isAfter(time))
        .map(Mark::task)
        .findFirst();
  }

  private static Path file(LabHome home) {
    return home.progress().resolve("recording.json");
  }

  /** Returns where copies of the files are kept. */
  static Path copies(LabHome home) {
    return home.cache().resolve("recording");
  }

  /** Returns the one that is under way in a home. */
  static Optional<OpenRecording> in(LabHome home) {
    Path file = file(home);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonFields fields = Json.parseObject(BoundedFile.read(file), "the recording");
    return Optional.of(
        new OpenRecording(
            Path.of(fields.text(FOLDER)),
            new Recording.Before(
                fields.has(REGISTRY),
                fields.has(SIGSTORE),
                texts(fields, FILES),
                texts(fields, IMAGES),
                copies(home)),
            fields.objects(TASKS).stream().map(Mark::read).toList()));
  }

  private static Set<String> texts(JsonFields fields, String name) {
    Set<String> texts = new HashSet<>();
    fields.array(name).forEach(node -> texts.add(node.asString()));
    return texts;
  }

  /** Keeps it in a home. */
  void keep(LabHome home) {
    ObjectNode node = Json.object().put(FOLDER, folder.toString());
    if (before.registry()) {
      node.put(REGISTRY, true);
    }
    if (before.sigstore()) {
      node.put(SIGSTORE, true);
    }
    addAll(node.putArray(FILES), before.files());
    addAll(node.putArray(IMAGES), before.images());
    ArrayNode marks = node.putArray(TASKS);
    tasks.forEach(
        mark -> marks.addObject().put(NAME, mark.task()).put(FROM, mark.from().toString()));
    AtomicFile.write(file(home), Json.write(node));
  }

  private static void addAll(ArrayNode array, Collection<String> texts) {
    texts.stream().sorted().forEach(array::add);
  }

  /** Ends it. */
  static void end(LabHome home) {
    try {
      Files.deleteIfExists(file(home));
    } catch (IOException e) {
      throw Problem.of("the recording cannot be ended").found(Reason.of(e)).asException(e);
    }
  }

  /** Returns the name of the scenario. */
  String name() {
    return String.valueOf(folder.getFileName());
  }
}
