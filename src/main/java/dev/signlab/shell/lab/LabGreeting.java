package dev.signlab.shell.lab;

import dev.signlab.content.lesson.Language;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.run.Current;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.BottomLine;
import dev.signlab.shell.command.EnterKey;
import dev.signlab.shell.command.Greeting;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.screen.Field;
import dev.signlab.shell.screen.Speller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first and last words of the shell, and its bottom line: where the learner is. */
public final class LabGreeting implements Greeting {

  /** The variable with which a learner wishes for a language. */
  public static final String LANGUAGE = "LAB_LANG";

  private static final int WIDEST = 80;

  @Override
  public List<String> opening(Session session, Screen.Style style) {
    Sitting sitting = session.service(Sitting.class);
    Lab lab = sitting.lab();
    List<String> said = new ArrayList<>(unmet(session, sitting.messages()));
    said.addAll(said(lab, sitting.messages(), style));
    List<String> lines = new ArrayList<>(ScenarioList.fitting(lab, style, said.size()));
    lines.addAll(said);
    return lines;
  }

  private static List<String> unmet(Session session, Messages messages) {
    String wish = session.environment().getOrDefault(LANGUAGE, "");
    String known = String.join(", ", Language.known().stream().map(Language::code).toList());
    return Language.isMet(wish)
        ? List.of()
        : List.of("  " + messages.say("language.none", wish, known));
  }

  private static List<String> said(Lab lab, Messages messages, Screen.Style style) {
    List<String> lines = new ArrayList<>();
    lab.damage().ifPresent(problem -> damage(problem, lines));
    int width = Math.min(WIDEST, style.width());
    lab.catalogue().findings().stream()
        .flatMap(finding -> Field.lines("  error: ", finding.toString(), width).stream())
        .forEach(lines::add);
    String promise = messages.say("greeting.promise", messages.say(begin(lab)));
    lines.addAll(Field.lines("  ", promise, width));
    lines.add("");
    return lines;
  }

  private static void damage(Problem problem, List<String> lines) {
    lines.add("  error: " + problem.summary());
    problem.hints().stream().map(Speller::spelled).forEach(hint -> lines.add("  hint: " + hint));
    lines.add("");
  }

  private static String begin(Lab lab) {
    return lab.current().isPresent() ? "greeting.go-on" : "greeting.begin";
  }

  @Override
  public List<String> goodbye(Session session, Screen.Style style) {
    Sitting sitting = session.service(Sitting.class);
    Lab lab = sitting.lab();
    lab.close();
    List<Scenario> all = lab.catalogue().scenarios();
    long done = all.stream().filter(lab.progress()::isDone).count();
    Messages messages = sitting.messages();
    String next = lab.current().map(at -> goesOn(at, messages)).orElse(" .");
    String saved = messages.say("greeting.saved", done, all.size(), lab.progress().minutes(), next);
    return Field.lines("", saved, Math.min(WIDEST, style.width()));
  }

  private static String goesOn(Current at, Messages messages) {
    return messages.say("greeting.goes-on", at.number(), at.scenario().title());
  }

  /** Returns the bottom line of a session. */
  public static BottomLine bottomLine(Session session) {
    return () -> text(session.service(Sitting.class).lab());
  }

  /** Returns what the Enter key alone stands for in a session: the page that waits. */
  public static EnterKey enterKey(Session session) {
    return () ->
        session.service(Sitting.class).pageWaits() ? Optional.of("next") : Optional.empty();
  }

  private static String text(Lab lab) {
    Optional<Current> current = lab.current();
    return current
        .map(
            at ->
                "%s · task %d of %d · %s"
                    .formatted(
                        at.scenario().title(),
                        at.number(),
                        at.scenario().tasks().size(),
                        at.task().goal()))
        .orElse("");
  }
}
