package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attach.SavedImage;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.sigstore.bundle.Bundle;
import java.nio.file.Path;
import java.util.Optional;

/** What is verified. */
public sealed interface VerificationSubject {

  /** Returns the subject as it was typed. */
  String words();

  /** An image by what people type. */
  static InRegistry image(String typed) {
    return new InRegistry(typed, Reference.parse(typed), Optional.empty(), Optional.empty());
  }

  /** An image. */
  static InRegistry image(Reference image) {
    return new InRegistry(image.toString(), image, Optional.empty(), Optional.empty());
  }

  /** A file, by a bundle. */
  static OfFile file(Path file, Bundle bundle) {
    return new OfFile(
        file.toString(), Artifact.of(file), new FileEvidence.InBundle("bundle", bundle));
  }

  /** Something that is signed, and of which something may be attested. */
  sealed interface Attestable extends VerificationSubject {

    /** Returns what is attested of this subject, in place of the signatures over it. */
    default Attested attested() {
      return new Attested(this);
    }
  }

  /** An image, of which the digest has to become known first. */
  sealed interface Image extends Attestable {

    /**
     * Finds out the digest of the manifest.
     *
     * @throws dev.signlab.diagnostic.LabException when it cannot be had
     */
    Digest resolve();

    /** Says how the digest became known. */
    String evidence(Digest digest);

    /** Returns where its signatures are looked for. */
    Shelf shelf();

    /** Tells whether a registry is asked for it, which takes a time worth telling. */
    boolean isRemote();
  }

  /**
   * An image in a registry.
   *
   * @param words as it was typed
   * @param reference the image
   * @param client by which the registry is asked; nothing for one that shows no login
   * @param kept where its signatures are, if not in its own repository
   */
  record InRegistry(
      String words, Reference reference, Optional<RegistryClient> client, Optional<Repository> kept)
      implements Image {

    /** Returns the image, asked for through a client. */
    public InRegistry through(RegistryClient registry) {
      return new InRegistry(words, reference, Optional.of(registry), kept);
    }

    /** Returns the image with its signatures in another repository, where one is named. */
    public InRegistry keptIn(Optional<Repository> repository) {
      return new InRegistry(words, reference, client, repository);
    }

    @Override
    public Digest resolve() {
      return asked().fetchedDigest(reference);
    }

    @Override
    public String evidence(Digest digest) {
      return reference instanceof DigestReference
          ? "not needed: the reference is a digest"
          : reference.identifier() + " → " + digest.shortened() + "…";
    }

    @Override
    public Shelf shelf() {
      return Shelf.of(asked(), kept.orElse(reference.repository()));
    }

    @Override
    public boolean isRemote() {
      return true;
    }

    private RegistryClient asked() {
      return client.orElseGet(RegistryClient::anonymous);
    }
  }

  /**
   * An image saved in a folder, for which no registry is asked anything.
   *
   * @param words as it was typed
   * @param image the image
   */
  record Saved(String words, SavedImage image) implements Image {

    @Override
    public Digest resolve() {
      return image.readImage().digest();
    }

    @Override
    public String evidence(Digest digest) {
      return "saved in " + image.place() + " as " + digest.shortened() + "…";
    }

    @Override
    public Shelf shelf() {
      return image;
    }

    @Override
    public boolean isRemote() {
      return false;
    }
  }

  /**
   * An image with one legacy signature that was handed over, whatever hangs on it.
   *
   * @param image the image
   * @param shelf on which nothing but that signature is
   */
  record Handed(Image image, Shelf shelf) implements Image {

    /**
     * Returns an image with a signature that was handed over.
     *
     * @param base64 the signature, in Base64
     * @param payload what was signed
     */
    public static Handed of(Image image, String base64, byte[] payload) {
      return new Handed(image, Shelf.ofOne(base64, payload));
    }

    @Override
    public String words() {
      return image.words();
    }

    @Override
    public Digest resolve() {
      return image.resolve();
    }

    @Override
    public String evidence(Digest digest) {
      return image.evidence(digest);
    }

    @Override
    public boolean isRemote() {
      return image.isRemote();
    }
  }

  /**
   * A file, or whatever else has a digest.
   *
   * @param words as it was typed
   * @param artifact its content, or its digest
   * @param evidence what it is verified by
   */
  record OfFile(String words, Artifact artifact, FileEvidence evidence) implements Attestable {}

  /**
   * What is attested of an image or a file.
   *
   * @param about of what
   */
  record Attested(Attestable about) implements VerificationSubject {

    @Override
    public String words() {
      return about.words();
    }
  }
}
