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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.ContainedPacket;
import org.bouncycastle.bcpg.SignaturePacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  }

  /**
   * As gpg tells them apart; a key that has ended or was revoked made the signature all the same.
   */
  @ParameterizedTest
  @CsvSource({
    "short, short, 2026-11-29T00:00:00Z, GOOD",
    "short, short, 2027-06-01T00:00:00Z, KEY_EXPIRED",
    "cut, cut, 2026-11-20T00:00:00Z, KEY_EXPIRED",
    "gone, gone, 2027-06-01T00:00:00Z, KEY_REVOKED",
    "over, over, 2027-06-01T00:00:00Z, EXPIRED",
    "over, over, 2025-06-01T00:00:00Z, NOT_CHECKED",
    "sub, sub, 2027-06-01T00:00:00Z, GOOD",
    "sub, sub, 2025-06-01T00:00:00Z, NOT_CHECKED",
    "sub-short, sub-short, 2026-11-05T00:00:00Z, GOOD",
    "sub-short, sub-short, 2027-06-01T00:00:00Z, KEY_EXPIRED",
    "sub-gone, sub-gone, 2027-06-01T00:00:00Z, KEY_REVOKED",
    "sub, sub-gone, 2027-06-01T00:00:00Z, BAD",
  })
  void eachEndIsToldApart(String key, String signature, Instant now, Verdict.Grade grade)
      throws IOException {
    String name = "file." + signature + ".asc";
    Verdict verdict =
        DetachedSignature.parse(read(name), name).judge(key(key), read("file.txt"), now);
    assertThat(verdict.grade()).isEqualTo(grade);
    assertThat(verdict.fault().isEmpty()).isEqualTo(grade == Verdict.Grade.GOOD);
  }

  /** gpg says of the one that it is not cross-certified, and of the other: No public key. */
  @ParameterizedTest
  @CsvSource({"not-back, did not sign back", "not-bound, did not take in"})
  void aSubkeySignsForTheOwnerOnlyWhereBothHaveSaidSo(String name, String why) throws IOException {
    DetachedSignature signature = DetachedSignature.parse(read("file.both.asc"), "sig");
    assertThat(signature.fault(key("both"), read("file.txt"), NOW)).isEmpty();
    Verdict verdict = signature.judge(key(name), read("file.txt"), NOW);
    assertThat(verdict.grade()).isEqualTo(Verdict.Grade.NOT_CHECKED);
    assertThat(verdict.fault().orElseThrow().found().orElseThrow()).contains(why);
  }

  @Test
  void noChangedBindingLetsASubkeySign() throws IOException {
    byte[] good = key("both").encoded();
    byte[] signature = read("file.both.asc");
    byte[] file = read("file.txt");
    String hex = HexFormat.of().withUpperCase().formatHex(good);
    int subkey = hex.lastIndexOf("092B06010401DA470F01") / 2;
    int binding = hex.indexOf("0418", subkey * 2) / 2;
    for (int i = subkey; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= (byte) (1 << i % 8);
      // What is not signed: hints at the key, and the first octets of a hash.
      boolean isPartOfBinding = i >= binding && i < binding + 30;
      boolean isEnd = i >= good.length - 60;
      if (i < binding || isPartOfBinding || isEnd) {
        assertThat(verifies(changed, file, signature)).as("octet " + i).isFalse();
      }
    }
  }

  private static boolean verifies(byte[] key, byte[] file, byte[] signature) {
    try {
      return verifies(PgpKey.parse(key, "changed"), file, signature);
    } catch (LabException e) {
      assertThat(e.problem().failure().cause()).contains(Cause.MALFORMED);
      return false;
    }
  }

  @Test
  void anotherCopyOfAKeyAddsWhatItSaysMore() throws IOException {
    PgpKey whole = key("sub-gone");
    byte[] before = whole.encoded();
    PgpKey same = whole.with(PgpKey.parse(before, "again"));
    assertThat(same.encoded()).isEqualTo(before);
    DetachedSignature signature = DetachedSignature.parse(read("file.sub-gone.asc"), "sig");
    PgpKey old = withoutRevocation(whole);
    assertThat(signature.fault(old, read("file.txt"), NOW)).isEmpty();
    for (PgpKey both : new PgpKey[] {old.with(whole), whole.with(old)}) {
      assertThat(signature.judge(both, read("file.txt"), NOW).grade())
          .isEqualTo(Verdict.Grade.KEY_REVOKED);
    }
  }

  /** gpg writes the revocation of a subkey, of type 0x28, before the binding. */
  private static PgpKey withoutRevocation(PgpKey key) {
    List<ContainedPacket> packets = new ArrayList<>(Packets.all(key.encoded(), "key"));
    packets.removeIf(
        packet -> packet instanceof SignaturePacket each && each.getSignatureType() == 0x28);
    List<Block> blocks = Block.of(packets);
    return PgpKey.parse(Block.union(blocks, blocks, "key"), "key");
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
