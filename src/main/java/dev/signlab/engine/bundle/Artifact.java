package dev.signlab.engine.bundle;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * What a signature is said to be over: a file of any length, a stream, or something of which only
 * the digest is known, such as an image. Not safe for use by several threads.
 */
public sealed interface Artifact permits KnownDigest, FileArtifact, StreamArtifact, BytesArtifact {

  /** The most bytes that are held in memory for a key that signs whole messages: 64 MiB. */
  int LARGEST_WHOLE = 64 << 20;

  /** Something of which only the digest is known. */
  static Artifact of(Digest digest) {
    return new KnownDigest(digest);
  }

  /** Bytes in memory. */
  static Artifact of(byte[] bytes) {
    return new BytesArtifact(bytes);
  }

  /**
   * A file, which is read when it is first asked for, in constant memory.
   *
   * @param file where it lies
   * @param name as it was typed, for problems
   * @param progress told from time to time how many bytes have been read
   */
  static Artifact of(Path file, String name, LongConsumer progress) {
    return new FileArtifact(file, name, progress);
  }

  /** A file, which is read when it is first asked for, in constant memory. */
  static Artifact of(Path file) {
    return of(file, file.toString(), count -> {});
  }

  /** A stream, which is read once, in constant memory. */
  static Artifact of(InputStream in, String name) {
    return new StreamArtifact(in, name);
  }

  /**
   * Returns the same artifact of which nothing has been read yet: what is verified again may have
   * changed since. A stream, which can be read once, stays what it was.
   */
  default Artifact afresh() {
    return this;
  }

  /**
   * Returns the digest under an algorithm, or nothing when only another one is known.
   *
   * @throws dev.signlab.diagnostic.LabException when it cannot be read
   */
  Optional<Digest> digest(DigestAlgorithm algorithm);

  /**
   * Returns the artifact itself, for keys that sign whole messages, or nothing when only a digest
   * is known.
   *
   * @throws dev.signlab.diagnostic.LabException when it cannot be read, or has more than {@link
   *     #LARGEST_WHOLE} bytes
   */
  Optional<byte[]> bytes();
}
