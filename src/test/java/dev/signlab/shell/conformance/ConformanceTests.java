package dev.signlab.shell.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.judge.Vectors;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.Dispatcher;
import dev.signlab.shell.run.Execution;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of sigstore-conformance: each with the cause for which it is refused. */
class ConformanceTests {

  private static final String ACCEPTED = "accepted";

  private static final String IDENTITY =
      "https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/"
          + "workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main";

  private static final String ISSUER = "https://token.actions.githubusercontent.com";

  private static final Map<String, Cause> CAUSES =
      Map.ofEntries(
          Map.entry("bundle-empty-certificate-chain_fail", Cause.MALFORMED),
          Map.entry("bundle-invalid-base64-signature_fail", Cause.MALFORMED),
          Map.entry("bundle-malformed-json_fail", Cause.MALFORMED),
          Map.entry("bundle-unknown-version_fail", Cause.MALFORMED),
          Map.entry("bundle-with-root-cert_fail", Cause.MALFORMED),
          Map.entry("checkpoint-bad-keyhint_fail", Cause.WRONG_CHECKPOINT),
          Map.entry("checkpoint-wrong-roothash_fail", Cause.WRONG_CHECKPOINT),
          Map.entry("dsse-mismatch-envelope_fail", Cause.WRONG_LOG_ENTRY),
          Map.entry("dsse-mismatch-sig_fail", Cause.WRONG_LOG_ENTRY),
          Map.entry("inclusion-proof-corrupted-hash_fail", Cause.WRONG_INCLUSION),
          Map.entry("integrated-time-in-future_fail", Cause.NOT_VALID_THEN),
          Map.entry("intoto-expired-certificate_fail", Cause.NOT_VALID_THEN),
          Map.entry("intoto-missing-inclusion-proof_fail", Cause.MALFORMED),
          Map.entry("intoto-set-outside-signing-cert-validity_fail", Cause.NOT_VALID_THEN),
          Map.entry("invalid-checkpoint-signature_fail", Cause.WRONG_CHECKPOINT),
          Map.entry("invalid-inclusion-proof_fail", Cause.MALFORMED),
          Map.entry("managed-key-no-key_fail", Cause.WRONG_MATERIAL),
          Map.entry("managed-key-wrong-key_fail", Cause.MALFORMED),
          Map.entry("rekor2-checkpoint-missing-log-signature_fail", Cause.WRONG_CHECKPOINT),
          Map.entry("rekor2-checkpoint-missing-root-hash_fail", Cause.WRONG_CHECKPOINT),
          Map.entry("rekor2-checkpoint-missing-size_fail", Cause.WRONG_CHECKPOINT),
          Map.entry("rekor2-checkpoint-no-matching-signature_fail", Cause.WRONG_CHECKPOINT),
          Map.entry("rekor2-dsse-mismatch-envelope_fail", Cause.WRONG_LOG_ENTRY),
          Map.entry("rekor2-dsse-mismatch-sig_fail", Cause.WRONG_LOG_ENTRY),
          Map.entry("rekor2-no-inclusion-proof_fail", Cause.MALFORMED),
          Map.entry("rekor2-no-timestamp_fail", Cause.NO_TIME),
          Map.entry("rekor2-timestamp-outside-tsa-cert-validity_fail", Cause.NOT_VALID_THEN),
          Map.entry("rekor2-timestamp-payload-mismatch_fail", Cause.WRONG_TIMESTAMP),
          Map.entry(
              "rekor2-timestamp-untrusted-tsa-without-embedded-cert_fail",
              Cause.UNKNOWN_TIMESTAMPER),
          Map.entry("rekor2-timestamp-with-incorrect-time_fail", Cause.NOT_VALID_THEN),
          Map.entry("signature-mismatch_fail", Cause.WRONG_KEY),
          Map.entry("trust-root-tlog-missing-validity-start_fail", Cause.MALFORMED),
          Map.entry("wrong-hashedrekord-artifact_fail", Cause.WRONG_LOG_ENTRY),
          Map.entry("wrong-hashedrekord-entry_fail", Cause.WRONG_LOG_ENTRY),
          Map.entry("wrong-material_fail", Cause.DIGEST_MISMATCH));

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyCaseEndsForItsOwnReason(String name) throws IOException {
    Path folder = vectors().resolve(name);
    Path artifact = existing(folder.resolve("artifact"), vectors().resolve("a.txt"));
    assertThat(judged(folder, artifact.toString())).isEqualTo(expected(name));
    String digest = Digest.of(Files.readAllBytes(artifact)).toString();
    assertThat(judged(folder, digest)).isEqualTo(expected(name));
  }

  /** What the suite's names say, whatever the causes are. */
  @Test
  void nothingIsAcceptedButWhatShouldBe() throws IOException {
    assertThat(cases().filter(name -> expected(name).equals(ACCEPTED)))
        .isNotEmpty()
        .noneMatch(name -> name.endsWith("_fail"));
    assertThat(CAUSES.keySet()).allMatch(name -> name.endsWith("_fail"));
  }

  /** The suite names no root where it means the public deployment's. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("casesOfThePublicDeployment")
  void whereNoRootIsNamedThePublicOneCounts(String name) throws IOException {
    Path folder = vectors().resolve(name);
    Path artifact = existing(folder.resolve("artifact"), vectors().resolve("a.txt"));
    assertThat(judged(folder, artifact.toString(), List.of())).isEqualTo(expected(name));
  }

  @Test
  void aKeyAloneJudgesWhereNoRootIsNamed(@TempDir Path folder) throws IOException {
    KeyPair keys = KeyPair.generate();
    byte[] data = "data".getBytes(StandardCharsets.UTF_8);
    Path bundle = folder.resolve("b.json");
    Files.write(bundle, BlobSignature.of(Artifact.of(data), keys).bundle().bytes());
    Path key = Files.writeString(folder.resolve("k.pub"), keys.publicKey().pem());
    Path other = Files.writeString(folder.resolve("o"), "other");
    Path same = Files.write(folder.resolve("s"), data);
    List<String> words =
        List.of("conformance", "verify-bundle", "--bundle", bundle + "", "--key", key + "");
    assertThat(run(with(words, same))).isEqualTo(ACCEPTED);
    assertThat(run(with(words, other))).isEqualTo(Cause.DIGEST_MISMATCH.name());
    assertThat(run(with(words.subList(0, 4), same))).isNotEqualTo(ACCEPTED);
  }

  private static List<String> with(List<String> words, Path artifact) {
    List<String> all = new ArrayList<>(words);
    all.add(artifact.toString());
    return all;
  }

  private static String expected(String name) {
    Cause cause = CAUSES.get(name);
    return cause == null ? ACCEPTED : cause.name();
  }

  static Stream<String> casesOfThePublicDeployment() throws IOException {
    return cases()
        .filter(name -> !Files.exists(vectors().resolve(name).resolve("trusted_root.json")));
  }

  static Stream<String> cases() throws IOException {
    try (Stream<Path> all = Files.list(vectors())) {
      return all
          .filter(Files::isDirectory)
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Path vectors() {
    return Vectors.folder("sigstore-conformance");
  }

  private static String judged(Path folder, String artifact) throws IOException {
    Path root = Vectors.folder("roots").resolve("public-good-trusted_root.json");
    Path named = existing(folder.resolve("trusted_root.json"), root);
    return judged(folder, artifact, List.of("--trusted-root", named.toString()));
  }

  private static String judged(Path folder, String artifact, List<String> root) throws IOException {
    List<String> words = new ArrayList<>(List.of("conformance", "verify-bundle", "--bundle"));
    words.add(folder.resolve("bundle.sigstore.json").toString());
    Path key = folder.resolve("key.pub");
    if (Files.exists(key)) {
      words.addAll(List.of("--key", key.toString()));
    } else {
      words.addAll(List.of("--certificate-identity", text(folder.resolve("identity"), IDENTITY)));
      words.addAll(List.of("--certificate-oidc-issuer", text(folder.resolve("issuer"), ISSUER)));
    }
    words.addAll(root);
    words.add(artifact);
    return run(words);
  }

  private static String text(Path file, String otherwise) throws IOException {
    return Files.exists(file) ? Files.readString(file).strip() : otherwise;
  }

  private static String run(List<String> words) {
    CommandTable table = new CommandTable(ConformanceCommands.all());
    LabSession session =
        new LabSession(
            new LabSession.Setting(
                Path.of("").toAbsolutePath(),
                Map.of(),
                InputStream.nullInputStream(),
                InstantSource.system(),
                false),
            Map.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StreamScreen screen =
        new StreamScreen(
            out, out, Screen.Style.PIPE, new ProcessQuestions(InputStream.nullInputStream(), out));
    try {
      int status = new Dispatcher(table, session, Execution.DIRECT).dispatch(words, screen);
      return status == Command.OK ? ACCEPTED : "status " + status;
    } catch (LabException e) {
      return e.problem().cause().map(Cause::name).orElse("no cause");
    }
  }

  private static Path existing(Path file, Path otherwise) {
    return Files.exists(file) ? file : otherwise;
  }
}
