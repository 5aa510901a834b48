package dev.signlab.shell.run;

import dev.signlab.shell.line.HostText;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.SimpleCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Takes back what stands behind a {@code !}: a line for the host's shell ends at a {@code |} behind
 * which one of the lab's tools stands, or another {@code !}.
 *
 * @param isTool whether a word is a tool of the lab's, such as cosign
 */
record HostPipes(Predicate<String> isTool) {

  /** Returns the pipelines, with the lab's own commands behind host lines as commands. */
  List<Pipeline> apart(List<Pipeline> pipelines) {
    List<Pipeline> all = new ArrayList<>();
    for (Pipeline pipeline : pipelines) {
      OptionalInt cut = HostText.pipeTo(pipeline.commands().getLast(), this::isOurs);
      if (cut.isEmpty()) {
        all.add(pipeline);
      } else {
        all.addAll(apart(pipeline, cut.getAsInt()));
      }
    }
    return List.copyOf(all);
  }

  private List<Pipeline> apart(Pipeline pipeline, int cut) {
    SimpleCommand host = pipeline.commands().getLast();
    List<Pipeline> behind = apart(LineParser.parse(HostText.of(host).substring(cut + 1)));
    List<SimpleCommand> commands = new ArrayList<>(pipeline.commands());
    commands.set(commands.size() - 1, HostText.cut(host, cut));
    commands.addAll(behind.getFirst().commands());
    List<Pipeline> all = new ArrayList<>(behind);
    all.set(0, new Pipeline(pipeline.condition(), commands));
    return all;
  }

  private boolean isOurs(String word) {
    return word.startsWith("!") || isTool.test(word);
  }
}
