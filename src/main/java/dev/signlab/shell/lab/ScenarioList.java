package dev.signlab.shell.lab;

import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.progress.TaskRecord;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The labs, with what is done of them. */
final class ScenarioList {

  private static final String TITLE = "Container Signing Lab";

  private ScenarioList() {}

  /** How much of the tracks is listed. */
  private enum Extent {
    /** Each lab of each track. */
    ALL,
    /** The labs of the track in which the learner is, and the names of the others. */
    TRACK,
    /** A line for each track. */
    HEADS
  }

  /** All labs in their order, those of each track under a bar of their own. */
  static List<String> lines(Lab lab, Screen.Style style) {
    return lines(lab, style, Extent.ALL);
  }

  /**
   * As much of the list as can be read at once.
   *
   * @param others rows of the screen that are to stay beside it
   */
  static List<String> fitting(Lab lab, Screen.Style style, int others) {
    return Stream.of(Extent.ALL, Extent.TRACK)
        .map(extent -> lines(lab, style, extent))
        .filter(lines -> style.hasRoom(lines.size() + others))
        .findFirst()
        .orElseGet(() -> lines(lab, style, Extent.HEADS));
  }

  private static List<String> lines(Lab lab, Screen.Style style, Extent extent) {
    return switch (extent) {
      case ALL -> tracks(lab).stream().flatMap(track -> opened(track, lab, style)).toList();
      case TRACK -> here(lab, style);
      case HEADS -> heads(lab, style);
    };
  }

  private static Stream<String> opened(List<Scenario> track, Lab lab, Screen.Style style) {
    Glyphs glyphs = Glyphs.of(style);
    Optional<String> at = at(lab);
    boolean first = lab.catalogue().number(track.getFirst()) == 1;
    List<String> lines = new ArrayList<>(first ? List.of("") : List.of());
    lines.add(head(first ? TITLE : "", track, lab, glyphs));
    lines.add("");
    track.forEach(each -> lines.add(line(lab, each, at, glyphs)));
    lines.add("");
    return lines.stream();
  }

  private static List<String> here(Lab lab, Screen.Style style) {
    Optional<String> at = at(lab);
    List<String> lines = new ArrayList<>(List.of(""));
    List<String> others = new ArrayList<>();
    for (List<Scenario> track : tracks(lab)) {
      if (track.stream().map(Scenario::id).anyMatch(id -> at.equals(Optional.of(id)))) {
        lines.add(head(TITLE, track, lab, Glyphs.of(style)));
        lines.add("");
        track.forEach(each -> lines.add(line(lab, each, at, Glyphs.of(style))));
        lines.add("");
      } else {
        others.add(other(track, lab));
      }
    }
    if (!others.isEmpty()) {
      lines.addAll(Field.lines("  also  ", String.join(", ", others), style.width()));
      lines.add("");
    }
    return lines;
  }

  /** Of a track in which nothing is done its name says enough: nine noughts say no more. */
  private static String other(List<Scenario> track, Lab lab) {
    int done = done(track, lab);
    String name = track(track.getFirst());
    return done == 0 ? name : "%s %d of %d".formatted(name, done, track.size());
  }

  private static List<String> heads(Lab lab, Screen.Style style) {
    List<String> lines = new ArrayList<>(List.of(""));
    String title = TITLE;
    for (List<Scenario> track : tracks(lab)) {
      lines.add(head(title, track, lab, Glyphs.of(style)));
      title = "";
    }
    lines.add("");
    return lines;
  }

  private static Optional<String> at(Lab lab) {
    return lab.current().map(c -> c.scenario().id()).or(() -> nextId(lab));
  }

  private static int done(List<Scenario> track, Lab lab) {
    return (int) track.stream().filter(lab.progress()::isDone).count();
  }

  private static String head(String title, List<Scenario> track, Lab lab, Glyphs glyphs) {
    int done = done(track, lab);
    String bar = glyphs.bar(done, track.size());
    return "  %-30s %-12s %s  %d of %d"
        .formatted(title, track(track.getFirst()), bar, done, track.size());
  }

  private static Collection<List<Scenario>> tracks(Lab lab) {
    Map<String, List<Scenario>> tracks = new LinkedHashMap<>();
    lab.catalogue()
        .scenarios()
        .forEach(each -> tracks.computeIfAbsent(track(each), t -> new ArrayList<>()).add(each));
    return tracks.values();
  }

  /** A track is the folder in which its labs lie. */
  private static String track(Scenario scenario) {
    Path folder = scenario.folder().toAbsolutePath().normalize().getParent();
    return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
  }

  private static Optional<String> nextId(Lab lab) {
    return lab.nextScenario().map(Scenario::id);
  }

  private static String line(Lab lab, Scenario scenario, Optional<String> at, Glyphs glyphs) {
    String mark = at.equals(Optional.of(scenario.id())) ? glyphs.here() : " ";
    int done = lab.progress().countDone(scenario);
    int all = scenario.tasks().size();
    String state =
        done == all ? glyphs.passed() : done == 0 ? "" : "%d of %d tasks".formatted(done, all);
    String title = ("%-" + widest(lab) + "s").formatted(scenario.title());
    return "  %s %-2d %s %4d min   %s"
        .formatted(mark, lab.catalogue().number(scenario), title, scenario.minutes(), state)
        .stripTrailing();
  }

  private static int widest(Lab lab) {
    return lab.catalogue().scenarios().stream().mapToInt(s -> s.title().length()).max().orElse(1);
  }

  /**
   * What is said when the last task of a lab has ended.
   *
   * @param shown rows that the line has shown before, which are to stay
   */
  static List<String> afterwards(Lab lab, Screen.Style style, int shown) {
    List<String> lines = new ArrayList<>(fitting(lab, style, shown + 2));
    lines.add(
        lab.nextScenario()
            .map(next -> "  That was the last task of this lab. Type  next  for: " + next.title())
            .orElse("  You have done all of them. Anything can be done again:  start NAME"));
    lines.add("");
    return lines;
  }

  /** Every task with what became of it, for {@code progress}. */
  static List<String> details(Lab lab, Screen.Style style) {
    Glyphs glyphs = Glyphs.of(style);
    List<String> lines = new ArrayList<>(lines(lab, style));
    lab.progress()
        .records()
        .forEach(
            (key, record) ->
                lines.add(
                    "  %s %-32s %d lines, %d hints, %d s"
                        .formatted(
                            record.end() == TaskRecord.End.DONE
                                ? glyphs.passed()
                                : glyphs.waiting(),
                            key,
                            record.attempts(),
                            record.hints(),
                            record.time().toSeconds())));
    lines.add("");
    lines.add("  %d minutes. Kept in %s".formatted(lab.progress().minutes(), lab.store().place()));
    return lines;
  }
}
