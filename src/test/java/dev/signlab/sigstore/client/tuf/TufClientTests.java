package dev.signlab.sigstore.client.tuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.services.trust.Target;
import dev.signlab.services.trust.TufRepository;
import dev.signlab.sigstore.tuf.RoleKeys;
import dev.signlab.sigstore.tuf.RootMetadata;
import dev.signlab.sigstore.tuf.SignedFile;
import dev.signlab.sigstore.tuf.TufKey;
import dev.signlab.sigstore.tuf.TufRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A client and a repository between which somebody changes what he can. */
class TufClientTests {

  private static final String NAME = "trusted_root.json";

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-28T00:00:00Z");
  private final InstantSource clock = () -> now;
  private TufRepository repository;
  private Path mirror;
  private TufClient client;
  private byte[] first;

  @BeforeEach
  void publish() throws IOException {
    repository = TufRepository.open(folder.resolve("tuf"), clock);
    repository.publish(List.of(Target.of(NAME, "one")));
    mirror = folder.resolve("mirror");
    export();
    first = Files.readAllBytes(mirror.resolve("1.root.json"));
    client = client("cache");
  }

  private TufClient client(String folderName) {
    TufCache cache = new TufCache(folder.resolve(folderName), "http://localhost:5108");
    return new TufClient(new TufMirror.OfFolder(mirror), cache, clock);
  }

  /** Hands out what the repository has now; what was there before stays. */
  private void export() throws IOException {
    Path source = folder.resolve("tuf");
    for (String part : List.of("metadata", "targets")) {
      Path to = part.equals("targets") ? mirror.resolve(part) : mirror;
      Files.createDirectories(to);
      try (Stream<Path> files = Files.list(source.resolve(part))) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private String taken(Optional<byte[]> root) {
    return taken(client, root);
  }

  private static String taken(TufClient by, Optional<byte[]> root) {
    byte[] content = by.target(by.update(root), NAME).orElseThrow();
    return new String(content, StandardCharsets.UTF_8);
  }

  private void refused(Optional<byte[]> root, Cause cause) {
    refused(client, root, cause);
  }

  private static void refused(TufClient by, Optional<byte[]> root, Cause cause) {
    LabException refusal = catchThrowableOfType(LabException.class, () -> taken(by, root));
    assertThat(refusal).as("an update").isNotNull();
    assertThat(refusal.problem().cause()).as(refusal.toString()).contains(cause);
  }

  @Test
  void changesAreTaken() throws IOException {
    assertThat(taken(Optional.of(first))).isEqualTo("one");
    repository.publish(List.of(Target.of(NAME, "two")));
    export();
    assertThat(taken(Optional.empty())).isEqualTo("two");
    assertThat(client.update(Optional.empty()).targets().orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void whatIsKeptIsBelievedWithoutAskingUntilItExpires() {
    taken(Optional.of(first));
    assertThat(client.isFresh()).isTrue();
    assertThat(client.keptTarget(client.kept(), NAME)).isPresent();
    now = now.plus(Duration.ofDays(1));
    assertThat(client.isFresh()).isFalse();
    assertThat(client.keptTarget(client.kept(), NAME)).isPresent();
    now = now.plus(Duration.ofDays(7));
    assertThat(catchThrowableOfType(LabException.class, client::kept).problem().cause())
        .contains(Cause.EXPIRED_METADATA);
  }

  @Test
  void whatIsKeptAndWasChangedIsNotBelieved() throws IOException {
    taken(Optional.of(first));
    Path kept = folder.resolve("cache/localhost-5108");
    Files.writeString(kept.resolve("targets").resolve(NAME), "two");
    lost(Cause.DIGEST_MISMATCH);
    Files.delete(kept.resolve("targets").resolve(NAME));
    lost(Cause.NO_FILE);
    assertThat(client.keptTarget(client.kept(), "other.json")).as("never listed").isEmpty();
    alter(kept.resolve("targets.json"), "\"length\" : 3", "\"length\" : 4");
    assertThat(catchThrowableOfType(LabException.class, client::kept).problem().cause())
        .contains(Cause.UNSIGNED_METADATA);
  }

  private void lost(Cause cause) {
    LabException refusal =
        catchThrowableOfType(LabException.class, () -> client.keptTarget(client.kept(), NAME));
    assertThat(refusal.problem().cause()).contains(cause);
  }

  /** A mirror that no longer has what did not change is not missed. */
  @Test
  void whatIsKeptAndWasAnnouncedIsNotFetchedAgain() throws IOException {
    taken(Optional.of(first));
    Files.delete(mirror.resolve("1.snapshot.json"));
    Files.delete(mirror.resolve("1.targets.json"));
    assertThat(taken(Optional.empty())).isEqualTo("one");
    alter(folder.resolve("cache/localhost-5108/targets.json"), "\"length\" : 3", "\"length\" : 4");
    refused(Optional.empty(), Cause.SERVICE_REFUSED);
    export();
    assertThat(taken(Optional.empty())).as("what was changed here is mended").isEqualTo("one");
  }

  @Test
  void rootsAreFollowedWhoseKeysWereReplaced() throws IOException {
    taken(Optional.of(first));
    for (int i = 0; i < 4; i++) {
      repository.rotateRoot();
    }
    repository.publish(List.of(Target.of(NAME, "two")));
    export();
    assertThat(taken(Optional.empty())).isEqualTo("two");
    assertThat(client.kept().root().version()).isEqualTo(5);
    assertThat(taken(Optional.of(first))).as("from the first root on").isEqualTo("two");
  }

  @Test
  void nothingIsBelievedWithoutARoot() {
    refused(Optional.empty(), Cause.NO_FILE);
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  @Test
  void theRootOfAnotherRepositoryIsRefused() {
    TufRepository other = TufRepository.open(folder.resolve("other"), clock);
    other.publish(List.of(Target.of(NAME, "one")));
    refused(other.file("1.root.json"), Cause.UNSIGNED_METADATA);
  }

  @Test
  void changedMetadataIsRefusedAndWhatWasKeptStays() throws IOException {
    taken(Optional.of(first));
    for (String name : List.of("timestamp.json", "1.snapshot.json", "1.targets.json")) {
      byte[] good = Files.readAllBytes(mirror.resolve(name));
      alter(mirror.resolve(name), "\"spec_version\" : \"1.0.31\"", "\"spec_version\" : \"1.0.32\"");
      TufClient another = client("without-" + name);
      refused(another, Optional.of(first), Cause.UNSIGNED_METADATA);
      Files.write(mirror.resolve(name), good);
    }
    alter(
        mirror.resolve("timestamp.json"),
        "\"spec_version\" : \"1.0.31\"",
        "\"spec_version\" : \"1.0.32\"");
    refused(Optional.empty(), Cause.UNSIGNED_METADATA);
    assertThat(client.keptTarget(client.kept(), NAME)).isPresent();
  }

  @Test
  void olderMetadataIsRefused() throws IOException {
    byte[] old = Files.readAllBytes(mirror.resolve("timestamp.json"));
    taken(Optional.of(first));
    repository.publish(List.of(Target.of(NAME, "two")));
    export();
    taken(Optional.empty());
    Files.write(mirror.resolve("timestamp.json"), old);
    refused(Optional.empty(), Cause.OLD_METADATA);
    refused(Optional.of(first), Cause.OLD_METADATA);
  }

  @Test
  void anOlderSnapshotInPlaceOfTheAnnouncedOneIsRefused() throws IOException {
    repository.publish(List.of(Target.of(NAME, "two")));
    export();
    Files.copy(
        mirror.resolve("1.snapshot.json"),
        mirror.resolve("2.snapshot.json"),
        StandardCopyOption.REPLACE_EXISTING);
    refused(Optional.of(first), Cause.OLD_METADATA);
  }

  @Test
  void aRepositoryThatStandsStillExpires() {
    taken(Optional.of(first));
    now = now.plus(Duration.ofDays(8));
    refused(Optional.empty(), Cause.EXPIRED_METADATA);
    now = now.plus(Duration.ofDays(400));
    refused(Optional.empty(), Cause.EXPIRED_METADATA);
  }

  @Test
  void aTargetThatWasSwappedIsRefused() throws IOException {
    try (Stream<Path> targets = Files.list(mirror.resolve("targets"))) {
      Files.writeString(targets.findFirst().orElseThrow(), "two");
    }
    refused(Optional.of(first), Cause.DIGEST_MISMATCH);
    assertThat(folder.resolve("cache/localhost-5108/targets")).doesNotExist();
  }

  @Test
  void aTargetThatIsLongerThanAnnouncedIsNotReadToItsEnd() throws IOException {
    try (Stream<Path> targets = Files.list(mirror.resolve("targets"))) {
      Files.write(targets.findFirst().orElseThrow(), new byte[8 << 20]);
    }
    assertThat(catchThrowableOfType(LabException.class, () -> taken(Optional.of(first))))
        .hasMessageContaining("is too large");
  }

  @Test
  void hugeMetadataIsRefused() throws IOException {
    for (String name :
        List.of("timestamp.json", "1.snapshot.json", "1.targets.json", "2.root.json")) {
      Path file = mirror.resolve(name);
      Optional<byte[]> good =
          Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
      Files.write(file, new byte[6 << 20]);
      assertThat(catchThrowableOfType(LabException.class, () -> taken(Optional.of(first))))
          .as(name)
          .hasMessageContaining("is too large");
      if (good.isPresent()) {
        Files.write(file, good.get());
      } else {
        Files.delete(file);
      }
    }
  }

  @Test
  void aRootThatTheOldKeysDidNotSignIsRefused() throws IOException {
    RootMetadata old = RootMetadata.parse(first, "root");
    KeyPair thief = KeyPair.generate();
    RoleKeys his = new RoleKeys(List.of(TufKey.of(thief.publicKey())), 1);
    write(2, old, withRootKeys(old, his), List.of(thief));
    refused(Optional.of(first), Cause.UNSIGNED_METADATA);
    List<KeyPair> tooFew = new ArrayList<>(keys(old).subList(0, 1));
    tooFew.add(thief);
    write(2, old, withRootKeys(old, his), tooFew);
    refused(Optional.of(first), Cause.UNSIGNED_METADATA);
  }

  @Test
  void aRootThatLeavesOneOutIsRefused() throws IOException {
    RootMetadata old = RootMetadata.parse(first, "root");
    RootMetadata third = new RootMetadata(3, old.expires(), true, old.roles());
    Files.write(mirror.resolve("2.root.json"), SignedFile.write(third, keys(old)));
    refused(Optional.of(first), Cause.OLD_METADATA);
  }

  @Test
  void rootsWithoutEndAreRefused() throws IOException {
    RootMetadata old = RootMetadata.parse(first, "root");
    List<KeyPair> keys = keys(old).subList(0, 2);
    for (int version = 2; version <= TufClient.MOST_ROOTS + 3; version++) {
      write(version, old, old.roles(), keys);
    }
    refused(Optional.of(first), Cause.OLD_METADATA);
  }

  @Test
  void oneKeyUnderTwoNamesCountsOnce() throws IOException {
    RootMetadata old = RootMetadata.parse(first, "root");
    KeyPair key = KeyPair.generate();
    RoleKeys twice =
        new RoleKeys(
            List.of(new TufKey("a", key.publicKey()), new TufKey("b", key.publicKey())), 2);
    RootMetadata root = new RootMetadata(1, old.expires(), true, withRootKeys(old, twice));
    byte[] signed = SignedFile.write(root, List.of(key));
    ObjectNode file = (ObjectNode) Json.parse(signed, "root");
    String signature = file.get("signatures").get(0).get("sig").stringValue();
    ArrayNode both = file.putArray("signatures");
    both.addObject().put("keyid", "a").put("sig", signature);
    both.addObject().put("keyid", "b").put("sig", signature);
    refused(Optional.of(Json.write(file)), Cause.UNSIGNED_METADATA);
  }

  @Test
  void aThresholdThatNobodyCanReachIsRefused() {
    String text = new String(first, StandardCharsets.UTF_8);
    for (String threshold : List.of("0", "-1", "4", "3000000000")) {
      byte[] root =
          text.replace("\"threshold\" : 2", "\"threshold\" : " + threshold)
              .getBytes(StandardCharsets.UTF_8);
      refused(Optional.of(root), Cause.MALFORMED);
    }
  }

  private static void alter(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private void write(
      int version, RootMetadata like, Map<TufRole, RoleKeys> roles, List<KeyPair> signers)
      throws IOException {
    RootMetadata root = new RootMetadata(version, like.expires(), true, roles);
    Files.write(mirror.resolve(version + ".root.json"), SignedFile.write(root, signers));
  }

  private static Map<TufRole, RoleKeys> withRootKeys(RootMetadata root, RoleKeys keys) {
    Map<TufRole, RoleKeys> roles = new EnumMap<>(root.roles());
    roles.put(TufRole.ROOT, keys);
    return roles;
  }

  /** The private keys of the root: a thief of all of them may do as he likes. */
  private List<KeyPair> keys(RootMetadata root) throws IOException {
    List<KeyPair> keys = new ArrayList<>();
    for (TufKey key : root.keysOf(TufRole.ROOT).keys()) {
      Path file = folder.resolve("tuf/keys").resolve(key.id() + ".pem");
      keys.add(KeyPair.parsePem(Files.readAllBytes(file), file.toString()));
    }
    return keys;
  }
}
