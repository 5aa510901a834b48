package dev.signlab.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.app.InProcessLab;
import dev.signlab.crypto.Pem;
import dev.signlab.json.Json;
import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.services.deployment.Generations;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.services.deployment.Tokens;
import dev.signlab.services.deployment.TrustFile;
import dev.signlab.services.oidc.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Has changed bundles of an identity judged, of logs of both versions. */
final class IdentityBench {

  /** What the names of its mutants begin with. */
  static final String KIND = "identity, ";

  private static final String WHO = "alice@example.com";

  private final Path folder;
  private final Path services;

  IdentityBench(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.services = folder.resolve("services");
  }

  /** Returns the verdicts by mutants. */
  Map<String, String> judge() throws IOException {
    Map<String, String> verdicts = new LinkedHashMap<>();
    try (Deployment deployment = Deployment.start(services, 0, InstantSource.system())) {
      Files.writeString(folder.resolve("f"), "data");
      Files.writeString(
          folder.resolve("token"),
          Tokens.of(services, deployment.base(), InstantSource.system())
              .issue(Identity.Person.of(WHO), "sigstore", Duration.ofMinutes(5)));
      String issuer = ServiceName.ISSUER.url(deployment.base());
      judge(KIND + "Rekor v1", TrustFile.SIGNING_CONFIG, true, issuer, verdicts);
      judge(KIND + "Rekor v2", TrustFile.SIGNING_CONFIG_REKOR_V2, false, issuer, verdicts);
    }
    return verdicts;
  }

  /** cosign 2.5 reads no entries of logs of version 2. */
  private void judge(
      String kind, TrustFile config, boolean second, String issuer, Map<String, String> verdicts)
      throws IOException {
    sign(config, "good.json");
    sign(config, "other.json");
    byte[] timestamper =
        Pem.parseAll(Files.readAllBytes(file(TrustFile.TSA_CHAIN)), "chain").getFirst().bytes();
    IdentityMutants mutants = IdentityMutants.of(read("other.json"), timestamper);
    for (Map.Entry<String, Consumer<ObjectNode>> each : mutants.changes().entrySet()) {
      ObjectNode bundle = read("good.json");
      each.getValue().accept(bundle);
      Files.writeString(folder.resolve("changed.json"), Json.writeText(bundle));
      verdicts.put(kind + ": " + each.getKey(), verdict(second, issuer));
    }
  }

  private void sign(TrustFile config, String bundle) {
    List<String> words =
        List.of(
            "cosign",
            "sign-blob",
            "-y",
            "--identity-token",
            "token",
            "--signing-config",
            file(config).toString(),
            "--trusted-root",
            file(TrustFile.TRUSTED_ROOT).toString(),
            "--bundle",
            bundle,
            "f");
    Tool.Run signed = lab(words);
    assertThat(signed.status()).as(signed.toString()).isZero();
  }

  private String verdict(boolean second, String issuer) {
    List<String> words = new ArrayList<>(List.of("verify-blob", "--bundle", "changed.json"));
    words.addAll(List.of("--trusted-root", file(TrustFile.TRUSTED_ROOT).toString()));
    words.addAll(List.of("--certificate-identity", WHO));
    words.addAll(List.of("--certificate-oidc-issuer", issuer, "f"));
    List<String> here = new ArrayList<>(List.of("cosign"));
    here.addAll(words);
    List<String> older = new ArrayList<>(words);
    older.add(1, "--new-bundle-format");
    return ""
        + Verdicts.letter(Optional.of(lab(here).status()), true)
        + Verdicts.letter(second ? status(Bench.SECOND, older) : Optional.empty(), second)
        + Verdicts.letter(status(Bench.THIRD, words), true);
  }

  private Tool.Run lab(List<String> words) {
    return new InProcessLab(folder, Map.of()).run(words);
  }

  private Optional<Integer> status(String tool, List<String> words) {
    return Judges.find(tool)
        .map(file -> new Tool(file).in(folder).with("HOME", folder.toString()))
        .map(found -> found.run(words.toArray(String[]::new)).status());
  }

  private ObjectNode read(String name) throws IOException {
    byte[] json = Files.readAllBytes(folder.resolve(name));
    return (ObjectNode) Json.parseObject(json, name).node();
  }

  private Path file(TrustFile name) {
    return name.in(new Generations(services).link().resolve("trust"));
  }
}
