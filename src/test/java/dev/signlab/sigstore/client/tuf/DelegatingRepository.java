package dev.signlab.sigstore.client.tuf;

import dev.signlab.crypto.KeyPair;
import dev.signlab.sigstore.tuf.Delegation;
import dev.signlab.sigstore.tuf.Delegations;
import dev.signlab.sigstore.tuf.Hashes;
import dev.signlab.sigstore.tuf.MetaFile;
import dev.signlab.sigstore.tuf.Metadata;
import dev.signlab.sigstore.tuf.RoleKeys;
import dev.signlab.sigstore.tuf.RootMetadata;
import dev.signlab.sigstore.tuf.SignedFile;
import dev.signlab.sigstore.tuf.SnapshotMetadata;
import dev.signlab.sigstore.tuf.TargetFile;
import dev.signlab.sigstore.tuf.TargetNames;
import dev.signlab.sigstore.tuf.TargetsMetadata;
import dev.signlab.sigstore.tuf.TimestampMetadata;
import dev.signlab.sigstore.tuf.TufKey;
import dev.signlab.sigstore.tuf.TufRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the files of a repository whose lists delegate, as its owner or a thief would. */
final class DelegatingRepository {

  static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

  private final Path folder;
  private final KeyPair key = KeyPair.generate();
  private final Map<String, KeyPair> keys = new TreeMap<>();
  private final Map<String, MetaFile> files = new TreeMap<>();

  DelegatingRepository(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  KeyPair keyOf(String role) {
    return keys.computeIfAbsent(role, name -> KeyPair.generate());
  }

  Delegation to(String role, TargetNames names) {
    return new Delegation(role, keys(keyOf(role)), names, false);
  }

  Delegation to(String role, String... patterns) {
    return to(role, new TargetNames.Patterns(List.of(patterns)));
  }

  static Delegation last(Delegation one) {
    return new Delegation(one.name(), one.keys(), one.names(), true);
  }

  static RoleKeys keys(KeyPair key) {
    return new RoleKeys(List.of(TufKey.of(key.publicKey())), 1);
  }

  /** A list of one file, whose content is the name of who lists it. */
  TargetsMetadata list(String role, String target, Delegation... below) {
    byte[] content = role.getBytes(StandardCharsets.UTF_8);
    TargetFile file = TargetFile.of(content, Optional.empty());
    write("targets/" + file.path(target), content);
    return new TargetsMetadata(1, END, Map.of(target, file), Delegations.of(below));
  }

  static TargetsMetadata empty(Delegation... below) {
    return new TargetsMetadata(1, END, Map.of(), Delegations.of(below));
  }

  /** Adds the list of somebody, signed by their own key. */
  void add(String role, TargetsMetadata list) {
    add(role, list, keyOf(role));
  }

  void add(String role, TargetsMetadata list, KeyPair signer) {
    byte[] file = SignedFile.write(list, List.of(signer));
    announce(
        role,
        new MetaFile(
            list.version(), Optional.of((long) file.length), Optional.of(Hashes.of(file))));
    write(list.version() + "." + role + ".json", file);
  }

  void announce(String role, MetaFile said) {
    files.put(role + ".json", said);
  }

  void forget(String role) {
    files.remove(role + ".json");
  }

  /** Writes the list of the repository itself, and what leads there. */
  void publish(TargetsMetadata top) {
    publish(1, top);
  }

  void publish(long version, TargetsMetadata top) {
    Map<TufRole, RoleKeys> roles = new EnumMap<>(TufRole.class);
    for (TufRole role : TufRole.values()) {
      roles.put(role, keys(key));
    }
    write("1.root.json", signed(new RootMetadata(1, END, true, roles)));
    write(version + ".targets.json", signed(at(version, top)));
    files.put("targets.json", MetaFile.of(version));
    write(version + ".snapshot.json", signed(new SnapshotMetadata(version, END, files)));
    write("timestamp.json", signed(new TimestampMetadata(version, END, MetaFile.of(version))));
  }

  private static TargetsMetadata at(long version, TargetsMetadata list) {
    return new TargetsMetadata(version, list.expires(), list.targets(), list.delegations());
  }

  private byte[] signed(Metadata metadata) {
    return SignedFile.write(metadata, List.of(key));
  }

  byte[] root() {
    return read("1.root.json");
  }

  byte[] read(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
