package dev.signlab.sigstore.client.tuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.sigstore.tuf.Hashes;
import dev.signlab.sigstore.tuf.MetaFile;
import dev.signlab.sigstore.tuf.Metadata;
import dev.signlab.sigstore.tuf.RoleKeys;
import dev.signlab.sigstore.tuf.RootMetadata;
import dev.signlab.sigstore.tuf.SignedFile;
import dev.signlab.sigstore.tuf.SnapshotMetadata;
import dev.signlab.sigstore.tuf.TargetFile;
import dev.signlab.sigstore.tuf.TargetsMetadata;
import dev.signlab.sigstore.tuf.TimestampMetadata;
import dev.signlab.sigstore.tuf.TufKey;
import dev.signlab.sigstore.tuf.TufRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What each step of an update takes, keeps and remembers (section 5.3 to 5.7). */
class UpdateStepsTests {

  private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
  private static final Instant END = NOW.plus(Duration.ofDays(30));
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private final KeyPair key = KeyPair.generate();
  private TufClient client;

  @BeforeEach
  void publish() throws IOException {
    TufCache cache = new TufCache(folder.resolve("cache"), "http://localhost:5108");
    client = new TufClient(new TufMirror.OfFolder(folder), cache, InstantSource.fixed(NOW));
    write("1.root.json", root(1, END, 1));
    targets(Hashes.of(CONTENT));
    write("1.snapshot.json", SnapshotMetadata.of(1, END, 1));
    timestamp(1, MetaFile.of(1));
  }

  private void write(String name, Metadata metadata) throws IOException {
    write(name, metadata, key);
  }

  private void write(String name, Metadata metadata, KeyPair signer) throws IOException {
    Files.write(folder.resolve(name), SignedFile.write(metadata, List.of(signer)));
  }

  /** A root that wants so many signatures below a snapshot, for which it names one key. */
  private RootMetadata root(long version, Instant expires, int snapshots) {
    Map<TufRole, RoleKeys> roles = new EnumMap<>(TufRole.class);
    for (TufRole role : TufRole.values()) {
      int threshold = role == TufRole.SNAPSHOT ? snapshots : 1;
      roles.put(role, new RoleKeys(List.of(TufKey.of(key.publicKey())), threshold));
    }
    return new RootMetadata(version, expires, true, roles);
  }

  private void targets(Hashes hashes) throws IOException {
    TargetFile file = new TargetFile(CONTENT.length, hashes, Optional.empty());
    write("1.targets.json", new TargetsMetadata(1, END, Map.of("f", file)));
  }

  private void timestamp(long version, MetaFile snapshot) throws IOException {
    write("timestamp.json", new TimestampMetadata(version, END, snapshot));
  }

  private void update() {
    try {
      client.update(Optional.of(Files.readAllBytes(folder.resolve("1.root.json"))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void refused(Cause cause) {
    LabException refusal = catchThrowableOfType(LabException.class, this::update);
    assertThat(refusal).as("an update").isNotNull();
    assertThat(refusal.problem().cause()).as(refusal.toString()).contains(cause);
  }

  private long keptRoot() {
    byte[] kept = client.cache().metadata(TufRole.ROOT).orElseThrow();
    return RootMetadata.parse(kept, "the kept root").version();
  }

  /** Section 5.3.8: each root is kept before the next one is asked for. */
  @Test
  void aRootCountsWhateverIsBehindIt() throws IOException {
    write("2.root.json", root(2, END, 1));
    write("3.root.json", root(3, END, 1), KeyPair.generate());
    refused(Cause.UNSIGNED_METADATA);
    assertThat(keptRoot()).isEqualTo(2);
  }

  /** Section 5.3.10 looks at the end of a root only behind 5.3.8, which keeps it. */
  @Test
  void aNewRootThatIsOverIsKept() throws IOException {
    update();
    write("2.root.json", root(2, NOW.minusSeconds(1), 1));
    refused(Cause.EXPIRED_METADATA);
    assertThat(keptRoot()).isEqualTo(2);
  }

  @Test
  void aRoleThatNobodyCanSignForSpoilsItsOwnFilesAlone() throws IOException {
    write("2.root.json", root(2, END, 2));
    refused(Cause.UNSIGNED_METADATA);
    assertThat(keptRoot()).isEqualTo(2);
    write("3.root.json", root(3, END, 1));
    update();
    assertThat(keptRoot()).as("a later root mends it").isEqualTo(3);
  }

  /** Section 5.4.3: what counts is the timestamp that was believed, not what came behind it. */
  @Test
  void aTimestampIsRememberedAlsoWithoutItsSnapshot() throws IOException {
    timestamp(2, MetaFile.of(2));
    refused(Cause.SERVICE_REFUSED);
    timestamp(1, MetaFile.of(1));
    refused(Cause.OLD_METADATA);
  }

  /** Section 4.2: an identifier stands once among the signatures. */
  @Test
  void twoSignaturesOfOneKeyAreRefused() throws IOException {
    Path file = folder.resolve("1.snapshot.json");
    ObjectNode snapshot = (ObjectNode) Json.parse(Files.readAllBytes(file), "snapshot");
    ArrayNode signatures = (ArrayNode) snapshot.get("signatures");
    signatures.add(signatures.get(0).deepCopy());
    Files.write(file, Json.write(snapshot));
    refused(Cause.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0.0", "10.0", "1", "one"})
  void anotherMajorVersionOfTheSpecificationIsRefused(String version) throws IOException {
    String text = Files.readString(folder.resolve("1.root.json"));
    Files.writeString(
        folder.resolve("1.root.json"), text.replace("\"1.0.31\"", "\"" + version + "\""));
    refused(Cause.MALFORMED);
  }

  @Test
  void aFileMayBeAnnouncedByAnotherDigest() throws IOException {
    Digest other = Digest.of(DigestAlgorithm.SHA512, CONTENT);
    targets(new Hashes(List.of(other)));
    handOut(other);
    assertThat(fetched()).contains(CONTENT);
  }

  @Test
  void everyDigestThatIsKnownMustMatch() throws IOException {
    Digest right = Digest.of(CONTENT);
    targets(new Hashes(List.of(right, Digest.of(DigestAlgorithm.SHA512, new byte[0]))));
    handOut(right);
    assertThat(cause()).isEqualTo(Cause.DIGEST_MISMATCH);
  }

  @Test
  void aFileWithoutAKnownDigestIsRefusedAndSpoilsNoOther() throws IOException {
    Path file = folder.resolve("1.targets.json");
    targets(new Hashes(List.of()));
    assertThat(cause()).isEqualTo(Cause.NOT_JUDGED);
    targets(Hashes.of(CONTENT));
    String text = Files.readString(file).replace("\"sha256\"", "\"whirlpool\"");
    byte[] unknown = text.getBytes(StandardCharsets.UTF_8);
    assertThat(TargetsMetadata.parse(unknown, "list").targets().get("f"))
        .isEqualTo(new TargetFile(CONTENT.length, new Hashes(List.of()), Optional.empty()));
  }

  /** Section 5.5.2: what was announced of a snapshot is looked at, whatever its kind. */
  @Test
  void aSnapshotThatIsNotTheAnnouncedOneIsRefused() throws IOException {
    byte[] snapshot = Files.readAllBytes(folder.resolve("1.snapshot.json"));
    Digest right = Digest.of(DigestAlgorithm.SHA512, snapshot);
    announced(1, new Hashes(List.of(right)));
    update();
    announced(2, new Hashes(List.of(Digest.of(DigestAlgorithm.SHA512, CONTENT))));
    refused(Cause.DIGEST_MISMATCH);
    announced(3, new Hashes(List.of()));
    refused(Cause.DIGEST_MISMATCH);
  }

  private void announced(long version, Hashes hashes) throws IOException {
    timestamp(version, new MetaFile(1, Optional.empty(), Optional.of(hashes)));
  }

  private void handOut(Digest digest) throws IOException {
    Files.createDirectories(folder.resolve("targets"));
    Files.write(folder.resolve("targets").resolve(digest.hex() + ".f"), CONTENT);
  }

  private Optional<byte[]> fetched() {
    update();
    return client.target(client.kept(), "f");
  }

  private Cause cause() {
    LabException refusal = catchThrowableOfType(LabException.class, this::fetched);
    assertThat(refusal).as("a file").isNotNull();
    return refusal.problem().cause().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../f", "a/../../f", "/etc/f", ".", "a/.."})
  void noFileIsKeptOutsideOfItsFolder(String name) {
    LabException refusal =
        catchThrowableOfType(LabException.class, () -> client.cache().keepTarget(name, CONTENT));
    assertThat(refusal.problem().cause()).contains(Cause.MALFORMED);
    assertThat(folder.resolve("cache")).doesNotExist();
  }
}
