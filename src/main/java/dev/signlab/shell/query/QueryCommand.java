package dev.signlab.shell.query;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;

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
    Filter filter =
        Filter.compile(words.filter(), words.named(), invocation.session().environment());
    Format written = words.output().map(Format::parse).orElse(output);
    return new QueryRun(spec.name(), invocation, words, filter, input, written).run();
  }
}
