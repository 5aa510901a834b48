package dev.signlab.app;

import dev.signlab.yaml.Yaml;
import dev.signlab.yaml.YamlBounds;
import dev.signlab.yaml.YamlTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** Slips that are made of lines that work, by each mutation, always the same. */
final class MadeSlips {

  private static final Path LINES = Path.of("src/test/resources/slips-made/lines.yaml");
  private static final YamlBounds BOUNDS = new YamlBounds(6, 20_000);
  private static final long SEED = 20_260_728;

  /**
   * How a slip was answered.
   *
   * @param other whether the line works, and does something else: it is no slip
   * @param named whether it is said what is wrong, above the first line that is offered
   */
  record Judged(MadeSlip made, SlipBench.Result result, boolean other, boolean named) {

    int points() {
      if (result.answer().status() == 0 && result.answer().offered().isEmpty()) {
        return 2;
      }
      if (named && result.works() && result.broken().isEmpty()) {
        return 2;
      }
      return named || result.works() ? 1 : 0;
    }
  }

  private MadeSlips() {}

  static List<WorkingLine> lines() {
    try {
      Object tree = YamlTree.of(Yaml.document(LINES, Files.readString(LINES), BOUNDS));
      return Objects.requireNonNull((List<?>) tree).stream()
          .map(each -> WorkingLine.of((Map<?, ?>) each))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes up to so many by each mutation, of lines all over the commands. A line that two mutations
   * make counts once.
   */
  static List<MadeSlip> all(int each) {
    Map<String, MadeSlip> made = new LinkedHashMap<>();
    for (Mutation mutation : Mutation.all()) {
      List<WorkingLine> lines = new ArrayList<>(lines());
      Collections.shuffle(lines, new Random(SEED + mutation.label().hashCode()));
      lines.stream()
          .flatMap(line -> one(line, mutation).stream())
          .filter(slip -> !made.containsKey(slip.place()))
          .limit(each)
          .forEach(slip -> made.put(slip.place(), slip));
    }
    return List.copyOf(made.values());
  }

  private static Optional<MadeSlip> one(WorkingLine line, Mutation mutation) {
    List<Mutation.Mutated> all =
        mutation.of(line).filter(each -> !each.text().equals(line.text())).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Random random =
        new Random(SEED + (line.text() + mutation.part() + mutation.label()).hashCode());
    return Optional.of(new MadeSlip(line, mutation, all.get(random.nextInt(all.size()))));
  }

  /** Returns some of them, spread over all. */
  static List<MadeSlip> some(List<MadeSlip> all, int count) {
    List<MadeSlip> mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, new Random(SEED));
    return mixed.subList(0, Math.min(count, mixed.size()));
  }

  /** Judges slips of one bench, the states one after the other. */
  static List<Judged> judged(SlipBench bench, List<MadeSlip> slips) {
    Map<WorkingLine, SameDeed> deeds = new HashMap<>();
    List<Judged> judged = new ArrayList<>();
    for (MadeSlip slip : slips) {
      SameDeed deed =
          deeds.computeIfAbsent(
              slip.line(), line -> new SameDeed(line, bench.done(slip.original())));
      judged.add(judged(bench, slip, deed));
    }
    return judged;
  }

  private static Judged judged(SlipBench bench, MadeSlip made, SameDeed deed) {
    SlipBench.Result result = bench.judge(made.slip(), deed::isDoneBy);
    boolean passed = result.answer().status() == 0 && result.answer().offered().isEmpty();
    boolean other = passed && !deed.isDoneBy(made.mutated().text(), result.answer());
    return new Judged(made, result, other, made.isNamedIn(result.answer().above()));
  }
}
