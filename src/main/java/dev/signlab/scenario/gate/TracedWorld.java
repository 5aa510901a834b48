package dev.signlab.scenario.gate;

import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.run.Lab;
import dev.signlab.yaml.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A world that keeps what was typed in it and how that ended. Used by one thread. */
final class TracedWorld implements FreshWorld {

  private final FreshWorld world;
  private final Place start;
  private final List<Line> lines = new ArrayList<>();

  /**
   * Makes one.
   *
   * @param world in which all takes place
   * @param start where lines stand that come from no file
   */
  TracedWorld(FreshWorld world, Place start) {
    this.world = world;
    this.start = start;
  }

  /** Returns the lines, in their order. */
  List<Line> lines() {
    return List.copyOf(lines);
  }

  @Override
  public Lab lab() {
    return world.lab();
  }

  @Override
  public Ended type(String line) {
    return type(new ScriptLine(start, line));
  }

  @Override
  public Ended type(ScriptLine line) {
    Ended ended = world.type(line.text());
    lines.add(new Line(line.place(), line.text(), ended));
    return ended;
  }

  @Override
  public Optional<Ended> typeWithCosign(String line) {
    return typeWithCosign(new ScriptLine(start, line));
  }

  @Override
  public Optional<Ended> typeWithCosign(ScriptLine line) {
    Optional<Ended> ended = world.typeWithCosign(line.text());
    ended.ifPresent(known -> lines.add(new Line(line.place(), line.text(), known)));
    return ended;
  }

  @Override
  public String shown() {
    return world.shown();
  }

  @Override
  public String asWritten(String text) {
    return world.asWritten(text);
  }

  @Override
  public Path folder() {
    return world.folder();
  }

  @Override
  public void close() {
    world.close();
  }
}
