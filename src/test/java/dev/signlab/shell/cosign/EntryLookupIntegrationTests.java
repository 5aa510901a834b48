package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.TrustFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signatures that come without a bundle: the log is asked for their entry, by the lab as by both
 * cosigns.
 */
class EntryLookupIntegrationTests {

  private static final String BY_KEY = "--key cosign.pub LOG --signature ";

  @TempDir private static Path folder;
  private static KeylessWorld world;

  @BeforeAll
  static void start() throws IOException {
    world = new KeylessWorld(folder);
    world.lab("generate-key-pair");
    Files.writeString(folder.resolve("g"), "other data");
    String legacy = "sign-blob -y --key cosign.key --new-bundle-format=false ";
    world.lab(legacy + "ADDRESSES --output-signature f.sig f");
    world.lab(legacy + "--use-signing-config=false --tlog-upload=false --output-signature g.sig g");
    world.lab(
        "sign-blob -y --identity-token tok --new-bundle-format=false ADDRESSES --output-signature"
            + " id.sig --output-certificate id.pem f");
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void theEntryIsFoundByAllThree() {
    judged(BY_KEY + "f.sig f", true);
    assertThat(lab(BY_KEY + "f.sig f").err()).contains("Verified OK");
  }

  /** The time of the entry is what a certificate of ten minutes needs. */
  @Test
  void theEntryOfAnIdentityIsFoundByAllThree() {
    judged("--certificate id.pem WHO LOG --signature id.sig f", true);
  }

  /** A real signature of the key, which never went to the log. */
  @Test
  void whatIsNotInTheLogIsRefusedByAllThree() {
    judged(BY_KEY + "g.sig g", false);
    assertThat(lab(BY_KEY + "g.sig g").err())
        .contains("signature not found in transparency log")
        .contains("expected: an entry of this signature in Rekor at http://localhost:")
        .contains("hint: where the key alone is to be enough: cosign verify-blob");
  }

  @Test
  void nobodyIsAskedOffline() {
    judged("--offline " + BY_KEY + "f.sig f", false);
    assertThat(lab("--offline " + BY_KEY + "f.sig f").err())
        .contains("Error: offline verification failed", "--offline asks no log")
        .contains("hint: to ask the log for it: cosign verify-blob --key cosign.pub");
  }

  @ParameterizedTest
  @CsvSource({"g.sig f", "f.sig g"})
  void aSignatureThatDoesNotHoldIsLookedUpByNobody(String files) {
    judged(BY_KEY + files, false);
    assertThat(lab(BY_KEY + files).err()).contains("invalid signature when validating ASN.1");
  }

  @Test
  void aLogThatDoesNotAnswerIsNamed() {
    String words = "--key cosign.pub ROOT --rekor-url http://localhost:1 --signature f.sig f";
    assertThat(lab(words).err())
        .contains("Error: searching log query: no answer from Rekor at http://localhost:1")
        .doesNotContain("Verified OK");
  }

  /** The log of this world is the one that is asked where none is named. */
  @Test
  void theLogOfThisWorldIsAsked() {
    TestLine typed = world.within("verify-blob --key cosign.pub --signature f.sig f");
    assertThat(typed.err()).contains("Verified OK");
    assertThat(world.within("verify-blob --key cosign.pub --signature g.sig g").err())
        .contains("signature not found in transparency log");
  }

  /** The public log is asked by nobody who did not name it. */
  @Test
  void noLogIsAskedWhereNoneIsKnown() {
    assertThat(lab("--key cosign.pub ROOT --signature f.sig f").err())
        .contains("signature not found in transparency log", "a log to ask for it: --rekor-url");
  }

  /** A signature that was attached without a bundle: its entry is that of the same bytes. */
  @Test
  void anAttachedSignatureIsLookedUpToo() throws IOException {
    String image = world.image("attached");
    Files.writeString(
        folder.resolve("payload"), world.lab("generate " + image).out().strip() + "\n");
    String payload = "sign-blob -y --key cosign.key --new-bundle-format=false ";
    world.lab(payload + "ADDRESSES --output-signature p.sig payload");
    world.lab("attach signature --payload payload --signature p.sig " + image);
    String verify = "--key cosign.pub LOG " + image;
    assertThat(typed("verify --new-bundle-format=false " + verify).status()).isZero();
    String judges = verify.replace("LOG ", "LOGURL ");
    world.cosign2().succeed(world.words("verify " + judges));
    third().succeed(world.words("verify --new-bundle-format=false " + judges));
    assertThat(typed("verify --new-bundle-format=false --offline " + verify).err())
        .contains("offline verification failed");
  }

  private static void judged(String words, boolean good) {
    assertThat(lab(words).status() == 0).as(words).isEqualTo(good);
    String line = "verify-blob " + words.replace("LOG ", "LOGURL ");
    judged(world.cosign2(), line, good);
    judged(third(), line.replace("verify-blob", "verify-blob --new-bundle-format=false"), good);
  }

  private static void judged(Tool judge, String line, boolean good) {
    Tool.Run run = judge.run(world.words(line));
    assertThat(run.status() == 0).as(line + "\n" + run.stderr()).isEqualTo(good);
  }

  /** Where a log is asked, cosign 3 believes whom cosign 2 believes: by variables. */
  private static Tool third() {
    return new Tool(Tool.require("cosign3").file())
        .in(folder)
        .with("HOME", folder.toString())
        .with("SIGSTORE_ROOT_FILE", world.file(TrustFile.FULCIO_PEM))
        .with("SIGSTORE_REKOR_PUBLIC_KEY", world.file(TrustFile.REKOR_PUB))
        .with("SIGSTORE_CT_LOG_PUBLIC_KEY_FILE", world.file(TrustFile.CTFE_PUB));
  }

  private static TestLine lab(String words) {
    return typed("verify-blob " + words);
  }

  private static TestLine typed(String words) {
    String line = words.replace("LOG ", "ROOT LOGURL ");
    return world.type(String.join(" ", world.words(line)));
  }
}
