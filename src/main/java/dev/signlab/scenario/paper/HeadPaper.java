package dev.signlab.scenario.paper;

import dev.signlab.scenario.model.Quiz;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import java.util.HashSet;

/** Texts that are shown in lists and above pages, and the time that learners are told. */
final class HeadPaper implements Paper {

  private static final int MOST_MINUTES_A_TASK = 8;
  private static final int WIDEST_TITLE = 30;
  private static final int LONGEST_GOAL = 160;
  private static final int LONGEST_SUMMARY = 160;

  @Override
  public void read(Written written, Findings findings) {
    Scenario scenario = written.scenario();
    minutes(written, findings);
    if (new HashSet<>(scenario.requires()).size() < scenario.requires().size()) {
      findings.advise(
          written.places().of("requires"),
          "requires a scenario twice",
          "each once",
          String.join(", ", scenario.requires()));
    }
    length(findings, written.places().of("title"), "title", scenario.title(), WIDEST_TITLE);
    length(
        findings, written.places().of("summary"), "summary", scenario.summary(), LONGEST_SUMMARY);
    for (Task task : scenario.tasks()) {
      length(findings, written.place(task, "goal"), "goal", task.goal(), LONGEST_GOAL);
      task.challenge(Quiz.class).ifPresent(quiz -> quiz(written, task, quiz, findings));
    }
  }

  private static void minutes(Written written, Findings findings) {
    int minutes = written.scenario().minutes();
    int tasks = written.scenario().tasks().size();
    if (minutes < tasks || minutes > tasks * MOST_MINUTES_A_TASK) {
      findings.add(
          written.places().of("minutes"),
          minutes + " minutes for " + tasks + " tasks",
          "minutes from " + tasks + " to " + tasks * MOST_MINUTES_A_TASK,
          String.valueOf(minutes),
          "count one to " + MOST_MINUTES_A_TASK + " minutes for each task");
    }
  }

  private static void length(Findings findings, Place place, String what, String text, int most) {
    if (text.length() > most) {
      findings.advise(
          place,
          "a " + what + " that is too long for its place on the screen",
          "at most " + most + " characters",
          text.length() + " characters");
    }
  }

  private static void quiz(Written written, Task task, Quiz quiz, Findings findings) {
    Place place = written.place(task, "quiz", "choices");
    if (new HashSet<>(quiz.choices()).size() < quiz.choices().size()) {
      findings.advise(place, "two choices are equal", "choices that differ", quiz.choices() + "");
    }
    if (quiz.choices().size() == 1) {
      findings.add(place, "a question with one choice", "two choices or more", quiz.choices() + "");
    }
  }
}
