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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of sigstore-conformance: each with the cause for which it is refused. */
class ConformanceTests {

  private static final String ACCEPTED = "accepted";

  /** What becomes of a bundle with a certificate of which all that is judged yet holds. */
  private static final String LATER = Cause.NOT_JUDGED.name();

  /**
   * Bundles that others refuse for what is only judged once identities come: certificate, its time,
   * timestamps. They are refused here too, but not for their own reason.
   */
  private static final Set<String> LATER_REFUSALS =
      Set.of(
          "integrated-time-in-future_fail",
          "intoto-expired-certificate_fail",
          "intoto-set-outside-signing-cert-validity_fail",
          "rekor2-no-timestamp_fail",
          "rekor2-timestamp-outside-tsa-cert-validity_fail",
          "rekor2-timestamp-payload-mismatch_fail",
          "rekor2-timestamp-untrusted-tsa-without-embedded-cert_fail",
          "rekor2-timestamp-with-incorrect-time_fail");

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
          Map.entry("intoto-missing-inclusion-proof_fail", Cause.MALFORMED),
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

  /** The rest is judged to the end; these wait for identities and are refused until then. */
  @Test
  void theCasesThatWaitAreCountedAndNamed() throws IOException {
    List<String> waiting = cases().filter(name -> expected(name).equals(LATER)).toList();
    assertThat(waiting).containsAll(LATER_REFUSALS);
    assertThat(waiting.stream().filter(name -> !name.endsWith("_fail")))
        .containsExactlyInAnyOrder(
            "happy-path-v0.1",
            "happy-path-v0.2",
            "happy-path-v0.3-new-mediaType",
            "intoto-with-custom-trust-root",
            "rekor2-checkpoint-cosigned",
            "rekor2-checkpoint-origin-not-first",
            "rekor2-checkpoint-two-sigs-from-origin",
            "rekor2-dsse-happy-path",
            "rekor2-timestamp-with-embedded-cert",
            "rekor2-timestamp-without-embedded-cert",
            "trust-root-tsa-validity-end-inclusive");
    assertThat(waiting).hasSize(19);
    assertThat(cases()).hasSize(47);
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
    if (name.equals("managed-key-and-trusted-root")) {
      return ACCEPTED;
    }
    Cause cause = CAUSES.get(name);
    return cause == null ? LATER : cause.name();
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

  private static String judged(Path folder, String artifact) {
    List<String> words = new ArrayList<>(List.of("conformance", "verify-bundle", "--bundle"));
    words.add(folder.resolve("bundle.sigstore.json").toString());
    Path key = folder.resolve("key.pub");
    if (Files.exists(key)) {
      words.addAll(List.of("--key", key.toString()));
    } else {
      words.addAll(List.of("--certificate-identity", "x", "--certificate-oidc-issuer", "y"));
    }
    Path root = Vectors.folder("roots").resolve("public-good-trusted_root.json");
    words.add("--trusted-root");
    words.add(existing(folder.resolve("trusted_root.json"), root).toString());
    words.add(artifact);
    return run(words);
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
