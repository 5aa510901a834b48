package dev.signlab.engine.monitor;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.sigstore.logentry.EntryBody;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.HexFormat;
import java.util.Locale;

/** What entries are looked for by. */
public sealed interface Wanted {

  /**
   * Returns what a word stands for: an artifact where it is a SHA-256 with its name in front, a
   * hash of whatever kind where it is bare, else a name.
   */
  static Wanted of(String text) {
    String prefix = DigestAlgorithm.SHA256.prefix() + ":";
    if (text.matches("[0-9a-fA-F]{64}|[0-9a-fA-F]{80}")) {
      return new Hash(text.toLowerCase(Locale.ROOT));
    }
    return text.matches(prefix + "[0-9a-fA-F]{64}")
        ? Artifact.ofHex(text.substring(prefix.length()))
        : new Name(text);
  }

  /** Returns what is looked for, as it was typed. */
  String text();

  /**
   * Tells whether an entry speaks of it.
   *
   * @throws dev.signlab.diagnostic.LabException when the entry cannot be read
   */
  boolean isIn(TransparencyLogEntry entry);

  /**
   * What was signed.
   *
   * @param digest of the artifact, or of the payload of an envelope
   */
  record Artifact(Digest digest) implements Wanted {

    /** Returns the artifact with a SHA-256. */
    public static Artifact ofHex(String hex) {
      return new Artifact(
          Digest.parse(DigestAlgorithm.SHA256.prefix() + ":" + hex.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String text() {
      return digest.toString();
    }

    @Override
    public boolean isIn(TransparencyLogEntry entry) {
      return EntryBody.parse(entry).digest().equals(digest);
    }
  }

  /**
   * The entry itself, or what was signed.
   *
   * @param hex the hash of a leaf, in some logs with the number of the tree in front; or the
   *     SHA-256 of an artifact
   */
  record Hash(String hex) implements Wanted {

    private static final int LENGTH = 64;

    @Override
    public String text() {
      return hex;
    }

    @Override
    public boolean isIn(TransparencyLogEntry entry) {
      String hash = hex.substring(hex.length() - LENGTH);
      return hash.equals(HexFormat.of().formatHex(entry.leafHash()))
          || (hex.length() == LENGTH && Artifact.ofHex(hash).isIn(entry));
    }
  }

  /**
   * Who signed.
   *
   * @param name an address, or another name that stands in certificates
   */
  record Name(String name) implements Wanted {

    @Override
    public String text() {
      return name;
    }

    @Override
    public boolean isIn(TransparencyLogEntry entry) {
      return EntrySigner.of(EntryBody.parse(entry)).stream()
          .flatMap(signer -> signer.names().stream())
          .anyMatch(name::equalsIgnoreCase);
    }
  }
}
