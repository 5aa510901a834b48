package dev.signlab.engine.monitor;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.sigstore.logentry.EntryBody;
import java.util.Locale;

/** What entries are looked for by. */
public sealed interface Wanted {

  /** Returns what a word stands for: an artifact where it is a SHA-256, else a name. */
  static Wanted of(String text) {
    String prefix = DigestAlgorithm.SHA256.prefix() + ":";
    String hash = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    return hash.matches("[0-9a-fA-F]{64}") ? Artifact.ofHex(hash) : new Name(text);
  }

  /** Returns what is looked for, as it was typed. */
  String text();

  /** Tells whether an entry speaks of it. */
  boolean isIn(EntryBody body);

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
    public boolean isIn(EntryBody body) {
      return body.digest().equals(digest);
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
    public boolean isIn(EntryBody body) {
      return EntrySigner.of(body).stream()
          .flatMap(signer -> signer.names().stream())
          .anyMatch(name::equalsIgnoreCase);
    }
  }
}
