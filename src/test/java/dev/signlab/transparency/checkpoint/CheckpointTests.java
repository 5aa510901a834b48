package dev.signlab.transparency.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.judge.Vectors;
import dev.signlab.transparency.note.NoteKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Checkpoints of sigstore's own logs, as the conformance bundles carry them. */
class CheckpointTests {

  private static final String STAGING = "log2025-alpha1.rekor.sigstage.dev";
  private static final String STAGING_KEY =
      "MCowBQYDK2VwAyEAPn+AREHoBaZ7wgS1zBqpxmLSGnyhxXj4lFxSdWVB8o8=";
  private static final String ROOT = "rs1YPY0ydAV0lxgfrq5pE4oRpUJwo3syeps5+eGUTDI=";

  @ParameterizedTest
  @CsvSource({
    "rekor2-checkpoint-cosigned, 2",
    "rekor2-checkpoint-origin-not-first, 2",
    "rekor2-checkpoint-two-sigs-from-origin, 2",
  })
  void theLogsSignatureIsFoundAmongOthers(String name, int signatures) throws IOException {
    Checkpoint checkpoint = of(name);
    assertThat(checkpoint.origin()).isEqualTo(STAGING);
    assertThat(checkpoint.size()).isEqualTo(736);
    assertThat(checkpoint.root()).isEqualTo(Base64.getDecoder().decode(ROOT));
    assertThat(checkpoint.note().signatures()).hasSize(signatures);
    assertThat(stagingKey().signed(checkpoint.note())).isTrue();
  }

  @Test
  void theIdentifierOfAnEd25519KeyIsTheOneOfTheTrustedRoot() {
    assertThat(Base64.getEncoder().encodeToString(stagingKey().id()))
        .isEqualTo("8w1amZ2S5mJIQkQmPxdMuOrL/oJkvFg9MnQXmeOCXck=");
    assertThat(stagingKey()).hasToString(STAGING + " f30d5a99");
    assertThat(HexFormat.of().formatHex(stagingKey().hint())).isEqualTo("f30d5a99");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rekor2-checkpoint-missing-root-hash_fail",
        "rekor2-checkpoint-missing-size_fail",
      })
  void aCheckpointWithoutSizeOrRootIsRefused(String name) throws IOException {
    byte[] note = noteOf(name);
    assertThatThrownBy(() -> Checkpoint.parse(note, name)).isInstanceOf(LabException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rekor2-checkpoint-missing-log-signature_fail",
        "rekor2-checkpoint-no-matching-signature_fail",
      })
  void aCheckpointThatTheLogDidNotSignIsNotSigned(String name) throws IOException {
    assertThat(stagingKey().signed(of(name).note())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "origin\n01\n" + ROOT + "\n",
        "origin\n-1\n" + ROOT + "\n",
        "origin\n+1\n" + ROOT + "\n",
        "origin\n9223372036854775808\n" + ROOT + "\n",
        "origin\n1\nAAAA\n",
        "origin\n1\n!\n",
        "origin\n1\n",
        "\n1\n" + ROOT + "\n",
      })
  void aMalformedCheckpointIsRefused(String text) {
    byte[] note = (text + "\n— name AAAAAAAA\n").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Checkpoint.parse(note, "checkpoint")).isInstanceOf(LabException.class);
  }

  @Test
  void furtherLinesAreKept() {
    String text = "origin\n0\n" + ROOT + "\nmore\n\n— name AAAAAAAA\n";
    assertThat(Checkpoint.parse(text.getBytes(StandardCharsets.UTF_8), "checkpoint").extensions())
        .containsExactly("more");
  }

  @Test
  void whatIsMadeIsRead() {
    Checkpoint made = Checkpoint.of("log.example", 7, new byte[32]);
    byte[] note = made.note().note().getBytes(StandardCharsets.UTF_8);
    Checkpoint read = Checkpoint.parse(note, "checkpoint");
    assertThat(read.origin()).isEqualTo("log.example");
    assertThat(read.size()).isEqualTo(7);
    assertThat(read.root()).isEqualTo(new byte[32]);
  }

  private static NoteKey stagingKey() {
    byte[] der = Base64.getDecoder().decode(STAGING_KEY);
    return new NoteKey(STAGING, VerificationKey.parse(der, "log key"), SignatureAlgorithm.ED25519);
  }

  private static Checkpoint of(String name) throws IOException {
    return Checkpoint.parse(noteOf(name), name);
  }

  private static byte[] noteOf(String name) throws IOException {
    Path bundle =
        Vectors.folder("sigstore-conformance").resolve(name).resolve("bundle.sigstore.json");
    JsonNode entry =
        Json.parse(Files.readAllBytes(bundle), name).at("/verificationMaterial/tlogEntries/0");
    return entry
        .at("/inclusionProof/checkpoint/envelope")
        .stringValue()
        .getBytes(StandardCharsets.UTF_8);
  }
}
