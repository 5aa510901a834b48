package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.content.document.Document;
import dev.signlab.content.document.Rewording;
import dev.signlab.content.lesson.Language;
import dev.signlab.content.lesson.LessonReference;
import dev.signlab.diagnostic.LabException;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The lessons as a learner reads them: the pages of the lab's tasks, in the words of the learner's
 * own world.
 *
 * @param library opens lessons
 * @param rewording turns what a lesson says into what is true here, such as where the registry is
 * @param language of the reader; a lesson that is not there in it is read in English
 */
record Lessons(LessonLibrary library, Rewording rewording, Supplier<Language> language) {

  /** Returns what the labs say themselves, in the reader's language. */
  Messages messages() {
    return new Messages(language.get());
  }

  /**
   * Returns the page of a task.
   *
   * @throws LabException when the lesson cannot be opened or has no such page
   */
  Document page(Scenario scenario, Task task) {
    return open(scenario, task.lesson());
  }

  /**
   * Returns what a lesson says before its first page, under the lesson's title, or nothing when it
   * says nothing there or cannot be opened: opening the page tells why.
   */
  Optional<Document> introduction(Scenario scenario, Task task) {
    return Optional.of(task.lesson().whole())
        .flatMap(whole -> find(scenario, whole))
        .map(Document::introduction)
        .filter(introduction -> !introduction.blocks().isEmpty());
  }

  /** Returns the background of a task, or nothing when none is written. */
  Optional<Document> background(Scenario scenario, Task task) {
    return find(scenario, task.lesson().background());
  }

  private Optional<Document> find(Scenario scenario, LessonReference reference) {
    try {
      return Optional.of(open(scenario, reference));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  private Document open(Scenario scenario, LessonReference reference) {
    LessonReference translated = reference.in(language.get());
    boolean there = library.has(translated, scenario.folder());
    return rewording.of(library.open(there ? translated : reference, scenario.folder()));
  }
}
