package dev.signlab.mutation;

import dev.signlab.app.InProcessLab;
import dev.signlab.crypto.KeyPair;
import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has each mutant judged by the lab and by the cosigns that are here, two at a time. */
final class Bench {

  static final String SECOND = "cosign2";
  static final String THIRD = "cosign3";

  private static final String NOBODY =
      "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}";

  private final Path folder;
  private final KeyPair keys = KeyPair.generate();

  Bench(Path folder) {
    this.folder = folder;
  }

  /** Returns the verdicts by mutants, in the order of the table. */
  Map<String, String> judge(List<Mutant> mutants)
      throws IOException, ExecutionException, InterruptedException {
    Map<String, Future<String>> running = new LinkedHashMap<>();
    Map<String, String> verdicts = new LinkedHashMap<>();
    try (StaticRegistry registry = new StaticRegistry();
        ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (Mutant mutant : mutants) {
        String repository = "m" + running.size();
        running.put(mutant.id(), two.submit(() -> judge(mutant, registry, repository)));
      }
      for (Map.Entry<String, Future<String>> each : running.entrySet()) {
        verdicts.put(each.getKey(), each.getValue().get());
      }
    }
    return verdicts;
  }

  private String judge(Mutant mutant, StaticRegistry registry, String repository)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve(repository));
    Files.writeString(own.resolve("nobody.json"), NOBODY);
    for (var file : new Forgery(mutant).make(keys, registry, repository).entrySet()) {
      Files.write(own.resolve(file.getKey()), file.getValue());
    }
    Kind kind = mutant.kind();
    String image = registry.host() + "/" + repository + ":1";
    List<String> words = new ArrayList<>(List.of("cosign"));
    words.addAll(kind.line(image, false));
    int lab = new InProcessLab(own, Map.of()).run(words).status();
    boolean reads = kind != Kind.BUNDLE;
    Optional<Integer> second =
        reads ? status(SECOND, own, kind.line(image, true)) : Optional.empty();
    Optional<Integer> third = status(THIRD, own, kind.line(image, false));
    return ""
        + Verdicts.letter(Optional.of(lab), true)
        + Verdicts.letter(second, reads)
        + Verdicts.letter(third, true);
  }

  private static Optional<Integer> status(String tool, Path own, List<String> words) {
    return Judges.find(tool)
        .map(file -> new Tool(file).in(own).with("HOME", own.toString()))
        .map(found -> found.run(words.toArray(String[]::new)).status());
  }
}
