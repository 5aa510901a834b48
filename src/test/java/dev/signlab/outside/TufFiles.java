package dev.signlab.outside;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyPair;
import dev.signlab.sigstore.tuf.Delegation;
import dev.signlab.sigstore.tuf.Delegations;
import dev.signlab.sigstore.tuf.HashBins;
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
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Metadata of The Update Framework, well-formed, from which inputs are made. */
final class TufFiles {

  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
  private static final KeyPair KEY = KeyPair.generate();
  private static final RoleKeys KEYS = new RoleKeys(List.of(TufKey.of(KEY.publicKey())), 1);
  private static final Hashes HASHES =
      new Hashes(List.of(Digest.of(new byte[1]), Digest.of(DigestAlgorithm.SHA512, new byte[1])));

  private TufFiles() {}

  static List<byte[]> roots() {
    Map<TufRole, RoleKeys> roles = new EnumMap<>(TufRole.class);
    for (TufRole role : TufRole.values()) {
      roles.put(role, KEYS);
    }
    return List.of(signed(new RootMetadata(1, END, true, roles)));
  }

  static List<byte[]> timestamps() {
    return List.of(signed(new TimestampMetadata(1, END, file())));
  }

  static List<byte[]> snapshots() {
    return List.of(signed(new SnapshotMetadata(1, END, Map.of("targets.json", file()))));
  }

  private static MetaFile file() {
    return new MetaFile(1, Optional.of(1L), Optional.of(HASHES));
  }

  static List<byte[]> lists() {
    TargetNames patterns = new TargetNames.Patterns(List.of("*/[a-z]?"));
    TargetNames prefixes = new TargetNames.HashPrefixes(List.of("0a"));
    return List.of(
        list(
            Delegations.of(
                new Delegation("a", KEYS, patterns, false),
                new Delegation("b", KEYS, prefixes, true))),
        list(new Delegations(List.of(), Optional.of(new HashBins("bin", 8, KEYS)))));
  }

  private static byte[] list(Delegations delegations) {
    TargetFile file = new TargetFile(1, HASHES, Optional.of(new TargetFile.Use("TSA", "http://a")));
    return signed(new TargetsMetadata(1, END, Map.of("f", file), delegations));
  }

  private static byte[] signed(Metadata metadata) {
    return SignedFile.write(metadata, List.of(KEY));
  }
}
