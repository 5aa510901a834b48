package dev.signlab.shell.diagnose;

import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A command that stands bare where another one wants what it prints: {@code view cosign triangulate
 * IMAGE}. It was run, and with its answer in its place the whole line can work.
 *
 * @param lines reads lines
 * @param setting what there is
 * @param offers knows what can work
 */
record NestedCommand(Lines lines, Setting setting, Offers offers) {

  /** Returns the line that was meant. */
  Optional<String> in(List<String> words) {
    Optional<LineWords> outer = lines.of("", words).map(Draft::line);
    boolean plain =
        outer.filter(line -> line.all().equals(words)).isPresent()
            && words.size() > CommandTable.countWords(outer.orElseThrow().spec().name()) + 2;
    return plain ? in(outer.orElseThrow()) : Optional.empty();
  }

  private Optional<String> in(LineWords outer) {
    return IntStream.range(0, outer.words().size())
        .boxed()
        .flatMap(
            at ->
                inner(outer.words().subList(at, outer.words().size())).stream()
                    .flatMap(inner -> meant(outer, at, inner).stream()))
        .findFirst();
  }

  private Optional<LineWords> inner(List<String> words) {
    return words.size() < 2 || lines.table().find(words).isEmpty()
        ? Optional.empty()
        : lines
            .of("", words)
            .map(Draft::line)
            .filter(line -> line.all().equals(words) && Role.looks(line.spec()))
            .filter(line -> !Role.verifies(line.spec()) && setting.has(line));
  }

  private Optional<String> meant(LineWords outer, int at, LineWords inner) {
    Trials.Trial answer = setting.trials().run(inner.all());
    String value = answer.output().strip();
    if (!answer.passed() || value.isEmpty() || value.lines().count() != 1) {
      return Optional.empty();
    }
    List<String> before = outer.words().subList(0, at);
    List<String> filled = new ArrayList<>(before);
    filled.add(value);
    LineWords whole = new LineWords("", outer.spec(), filled);
    return offers.works(whole) && offers.passes(whole)
        ? Optional.of(
            Stream.of(Quoting.line(outer.spec().name(), before), "$(" + inner + ")")
                .reduce((first, second) -> first + " " + second)
                .orElseThrow())
        : Optional.empty();
  }
}
