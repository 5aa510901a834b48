package dev.signlab.crypto.openpgp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GnuPG 2.2.40 signed is read and judged, and nothing else passes. */
class DetachedSignatureTests {

  private static final Path FOLDER = Path.of("src/test/resources/fixtures/gnupg-2.2.40");
  private static final Instant NOW = Instant.parse("2027-06-01T00:00:00Z");
  private static final Instant SOON = Instant.parse("2026-11-29T00:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "nistp256", "rsa2048"})
  void whatGpgSignedVerifiesAndOtherBytesDoNot(String kind) throws IOException {
    PgpKey key = key(kind);
    byte[] file = read("file.txt");
    assertThat(key.userId()).isEqualTo(kind + " <" + kind + "@example.com>");
    for (String name : new String[] {"file." + kind + ".asc", "file." + kind + ".sig"}) {
      DetachedSignature signature = DetachedSignature.parse(read(name), name);
      assertThat(signature.names(key)).isTrue();
      assertThat(signature.fault(key, file, NOW)).isEmpty();
      assertThat(cause(signature.fault(key, "signed by gpG\n".getBytes(UTF_8), NOW)))
          .isEqualTo(Cause.DIGEST_MISMATCH);
    }
  }

  /** A changed octet passes only where it is a mere hint at the key, which is not signed. */
  @Test
  void noChangedSignaturePasses() throws IOException {
    PgpKey key = key("ed25519");
    byte[] file = read("file.txt");
    byte[] good = read("file.ed25519.sig");
    String id = key.fingerprint().substring(24);
    int hint = HexFormat.of().withUpperCase().formatHex(good).lastIndexOf(id) / 2;
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= (byte) (1 << i % 8);
      boolean isHint = i >= hint - 2 && i < hint + 8;
      assertThat(!isHint && verifies(key, file, changed)).as("octet " + i).isFalse();
    }
  }

  /** Free are the hint in its last signature and the two octets of a hash; no octet may follow. */
  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "nistp256"})
  void noChangedKeyIsRead(String kind) throws IOException {
    byte[] good = key(kind).encoded();
    String id = key(kind).fingerprint().substring(24);
    int hint = HexFormat.of().withUpperCase().formatHex(good).lastIndexOf(id) / 2;
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= (byte) (1 << i % 8);
      boolean isFree = i >= hint - 1 && i < hint + 10;
      assertThat(isFree || !isRead(changed)).as("octet " + i).isTrue();
      assertThat(isRead(Arrays.copyOf(good, i))).as("cut at " + i).isFalse();
    }
    assertThat(isRead(Arrays.copyOf(good, good.length + 1))).isFalse();
    assertThat(isRead((key(kind).armored() + key(kind).armored()).getBytes(UTF_8))).isFalse();
  }

  /** The library passes over what is no Base64, over the last line and what stands behind it. */
  @Test
  void noChangedArmourIsRead() throws IOException {
    String good = new String(read("file.ed25519.asc"), UTF_8);
    int base64 = good.indexOf("\n\n") + 2;
    for (int i = base64; i < good.length() - 1; i++) {
      String changed = good.substring(0, i) + '*' + good.substring(i + 1);
      assertThat(isSignature(changed)).as("letter " + i).isFalse();
      assertThat(isSignature(good.substring(0, i))).as("cut at " + i).isFalse();
    }
    assertThat(isSignature(good + good)).isFalse();
    assertThat(isSignature(good.replace("\n\n", "\nComment: of GnuPG\n\n"))).isTrue();
    assertThat(isSignature(good.replaceAll("\n=.{4}\n", "\n"))).isTrue();
    assertThat(isSignature(good.replaceAll("\n=.{4}\n", "\n=AAAA\n"))).isFalse();
  }

  private static boolean isSignature(String armour) {
    try {
      return !DetachedSignature.parse(armour.getBytes(UTF_8), "changed").issuer().isEmpty();
    } catch (LabException e) {
      return false;
    }
  }

  private static boolean isRead(byte[] key) {
    try {
      return !PgpKey.parse(key, "changed").userId().isEmpty();
    } catch (LabException e) {
      return false;
    }
  }

  private static boolean verifies(PgpKey key, byte[] file, byte[] signature) {
    try {
      return DetachedSignature.parse(signature, "changed").fault(key, file, NOW).isEmpty();
    } catch (LabException e) {
      assertThat(e.problem().failure().cause()).contains(Cause.MALFORMED);
      return false;
    }
  }

  @Test
  void anotherKeyDidNotMakeIt() throws IOException {
    DetachedSignature signature = DetachedSignature.parse(read("file.ed25519.sig"), "sig");
    assertThat(signature.names(key("nistp256"))).isFalse();
    assertThat(cause(signature.fault(key("short"), read("file.txt"), SOON)))
        .isEqualTo(Cause.WRONG_KEY);
  }

  @Test
  void aKeyThatHasEndedAndOneThatWasTakenBackCountNoMore() throws IOException {
    DetachedSignature signature = DetachedSignature.parse(read("file.short.asc"), "sig");
    assertThat(signature.fault(key("short"), read("file.txt"), SOON)).isEmpty();
    assertThat(cause(signature.fault(key("short"), read("file.txt"), NOW)))
        .isEqualTo(Cause.NOT_VALID_THEN);
    assertThatThrownBy(() -> key("gone")).hasMessageContaining("not OpenPGP as the lab reads it");
  }

  @Test
  void whatIsMadeHereIsReadAgainByTheSameRules() {
    KeyPair pair = KeyPair.generate();
    PgpKey made = PgpKey.make(pair, "Ada <ada@example.com>", SOON);
    PgpKey read = PgpKey.parse(made.armored().getBytes(UTF_8), "ada.asc");
    byte[] file = "hello".getBytes(UTF_8);
    DetachedSignature signature = DetachedSignature.make(pair, read, file, SOON);
    assertThat(read.fingerprint()).isEqualTo(made.fingerprint()).hasSize(40);
    assertThat(DetachedSignature.parse(signature.encoded(), "sig").fault(read, file, NOW))
        .isEmpty();
    assertThat(signature.created()).isEqualTo(SOON);
    assertThat(cause(signature.fault(read, file, SOON.minus(Duration.ofDays(1)))))
        .isEqualTo(Cause.NOT_VALID_THEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "-----BEGIN PGP SIGNATURE-----\n\nAAAA\n"})
  void otherThingsAreRefused(String text) {
    assertThatThrownBy(() -> DetachedSignature.parse(text.getBytes(UTF_8), "x"))
        .isInstanceOf(LabException.class);
    assertThatThrownBy(() -> PgpKey.parse(text.getBytes(UTF_8), "x"))
        .isInstanceOf(LabException.class);
  }

  private static PgpKey key(String kind) throws IOException {
    return PgpKey.parse(read(kind + ".asc"), kind + ".asc");
  }

  private static byte[] read(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name));
  }

  private static Cause cause(Optional<Failure> failure) {
    return failure.orElseThrow().cause().orElseThrow();
  }
}
