package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.engine.TestImages;
import dev.signlab.oci.name.Repository;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.shell.cosign.FlagAnswers.Case;
import dev.signlab.shell.cosign.FlagAnswers.Family;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder and a registry in which every line of {@link FlagAnswers} works as it stands. */
final class FlagWorld implements AutoCloseable {

  static final Map<String, String> ENVIRONMENT = Map.of("COSIGN_PASSWORD", "");

  private static final String LEGACY =
      " --new-bundle-format=false --use-signing-config=false --tlog-upload=false";

  private final Path folder;
  private final EmbeddedRegistry registry;
  private final TestLine line;

  private FlagWorld(Path folder) throws IOException {
    this.folder = folder;
    this.registry =
        EmbeddedRegistry.start(
            RegistrySettings.of(folder.resolve("registry"), InstantSource.system()));
    this.line = new TestLine(folder, ENVIRONMENT);
  }

  static FlagWorld in(Path folder) throws IOException {
    FlagWorld world = new FlagWorld(folder);
    world.write();
    world.sign();
    return world;
  }

  private void write() throws IOException {
    file("f", "data");
    file("p.json", "{\"a\":1}");
    file("s.sig", "AAEC");
    file("bad.json", "x");
    file("empty.json", "{}");
    file("sc.json", "{\"mediaType\":\"" + SigningConfig.MEDIA_TYPE + "\"}");
    file(
        "root.json",
        "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}");
    file(
        "pod.yaml",
        "apiVersion: v1\n"
            + "kind: Pod\n"
            + "metadata: {name: a}\n"
            + "spec:\n"
            + "  containers:\n"
            + "  - name: a\n"
            + "    image: "
            + image()
            + "\n");
    file("Dockerfile", "FROM " + image() + "\n");
    TestImages.push(
        TestImages.client(), Repository.parse(registry.host() + "/app").tag("1.0"), "app");
  }

  private void sign() throws IOException {
    run("generate-key-pair");
    for (String layout : List.of("", LEGACY)) {
      run("sign --key cosign.key" + layout + " " + image());
      run("attest --key cosign.key --predicate p.json" + layout + " " + image());
    }
    run("sign-blob --key cosign.key --bundle b.json f");
    run("attest-blob --key cosign.key --predicate p.json --bundle a.json f");
    run("attach sbom --sbom p.json " + image());
    run("save --dir loaded " + image());
    file(
        "e.json",
        run("attest --key cosign.key --predicate p.json --no-upload" + LEGACY + " " + image()));
  }

  private String run(String words) {
    line.type("cosign " + words);
    assertThat(line.status()).as(words + "\n" + line.err()).isZero();
    return line.out();
  }

  private void file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private String image() {
    return registry.host() + "/app:1.0";
  }

  /** What a command answered with: its status, and the line of its failure. */
  record Answer(int status, String error) {

    static Answer of(int status, String said) {
      return new Answer(
          status, said.lines().filter(each -> each.startsWith("Error: ")).findFirst().orElse(""));
    }
  }

  /** One line to type, and what is to come of it. */
  record Asked(List<String> words, Case expected) {

    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  /** All lines of a family. */
  List<Asked> lines(Family family) {
    List<Asked> lines = new ArrayList<>();
    for (String command : family.lines()) {
      lines.add(new Asked(placed(List.of(command.split(" ", -1))), new Case("", 0, "", "")));
      FlagAnswers.of(family)
          .forEach(
              (flag, cases) ->
                  cases.forEach(
                      each ->
                          lines.add(
                              new Asked(placed(FlagAnswers.line(command, flag, each)), each))));
    }
    return lines;
  }

  private List<String> placed(List<String> words) {
    return words.stream()
        .map(word -> word.equals(FlagAnswers.IMAGE) ? image() : word)
        .map(word -> word.equals("COPY") ? registry.host() + "/copy:1.0" : word)
        .toList();
  }

  /** Types a line, in a folder into which nothing was saved yet. */
  Answer lab(Asked asked) {
    unsave();
    line.type("cosign " + asked);
    return Answer.of(line.status(), line.err());
  }

  void unsave() {
    Path saved = folder.resolve("saved");
    if (!Files.exists(saved)) {
      return;
    }
    try (Stream<Path> files = Files.walk(saved)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    registry.close();
  }
}
