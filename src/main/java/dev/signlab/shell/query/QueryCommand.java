package dev.signlab.shell.query;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.LineHint;
import dev.signlab.shell.run.Quoting;
import java.util.List;

/**
 * {@code jq} or {@code yq}, which differ in what they read and write.
 *
 * @param spec the words
 * @param input in what form values are read
 * @param output in what form they are written unless {@code -o} says another
 */
record QueryCommand(CommandSpec spec, Format input, Format output) implements Command {

  @Override
  public int run(Invocation invocation) {
    QueryWords words = QueryWords.read(spec, invocation.arguments());
    Filter filter = filter(words, invocation);
    Format written = words.output().map(Format::parse).orElse(output);
    return new QueryRun(spec.name(), invocation, words, filter, input, written).run();
  }

  private Filter filter(QueryWords words, Invocation invocation) {
    try {
      return compile(words.filter(), words, invocation);
    } catch (LabException e) {
      throw NearFilter.of(words.filter(), text -> compile(text, words, invocation))
          .map(near -> meant(e.problem(), near, line(words.filter(), near, invocation)))
          .orElse(e);
    }
  }

  private LabException meant(Problem refused, String near, String line) {
    String help = "help " + spec.name();
    return refused
        .withFound(refused.found().orElse("") + ", which can be read as " + near)
        .withHints(List.of(Hint.meant(LineHint.PIECE + line), Hint.command(help)))
        .asException();
  }

  private static Filter compile(String text, QueryWords words, Invocation invocation) {
    return Filter.compile(text, words.named(), invocation.session().environment());
  }

  private String line(String typed, String near, Invocation invocation) {
    List<String> all =
        invocation.arguments().stream().map(w -> w.equals(typed) ? near : w).toList();
    return Quoting.line(spec.name(), all);
  }
}
