package dev.signlab.scenario.paper;

import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import java.util.List;

/** Reads a scenario that is well formed, and says what of it cannot be true. */
public final class Papers {

  private static final List<Paper> ALL =
      List.of(
          new HeadPaper(),
          new WorldPaper(),
          new ScriptPaper(),
          new HintPaper(),
          new CausePaper(),
          new CheckPaper(),
          new NamePaper(),
          new PortPaper(),
          new LessonPaper(),
          new FilePaper());

  private Papers() {}

  /** Returns all that reading shows, what is wrong and what could be better. */
  public static List<Finding> read(Written written) {
    Findings findings = new Findings();
    ALL.forEach(paper -> paper.read(written, findings));
    return findings.all().stream().distinct().toList();
  }
}
