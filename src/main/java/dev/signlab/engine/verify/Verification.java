package dev.signlab.engine.verify;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.engine.attach.SavedImage;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.trust.Trust;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Verifies a subject by a policy:
 *
 * <pre>{@code Verification.of("localhost:5001/app:1.0").with(keys.publicKey()).run().print();}
 * </pre>
 *
 * <p>By an identity that a certificate names, and those whom a trusted root lists:
 *
 * <pre>{@code Verification.of(image).by(identity, issuer).trusting(root).run().print();}</pre>
 *
 * <p>Each method returns a changed copy, and only {@link #run} does anything. Whatever a registry
 * answers becomes a step of the report; nothing but a bug, or a file that cannot be read, is thrown
 * from it.
 */
public final class Verification {

  private final VerificationSubject subject;
  private final Optional<VerificationPolicy> policy;

  private Verification(VerificationSubject subject, Optional<VerificationPolicy> policy) {
    this.subject = subject;
    this.policy = policy;
  }

  /** Starts the verification of a subject. */
  public static Verification of(VerificationSubject subject) {
    return new Verification(subject, Optional.empty());
  }

  /** Starts the verification of the signatures of an image by what people type. */
  public static Verification of(String image) {
    return of(VerificationSubject.image(image));
  }

  /** Starts the verification of the signatures of an image. */
  public static Verification of(Reference image) {
    return of(VerificationSubject.image(image));
  }

  /** Starts the verification of a saved image. */
  public static Verification of(SavedImage image) {
    return of(new VerificationSubject.Saved(image.place(), image));
  }

  /**
   * Starts the verification of a file by a file with its bundle.
   *
   * @throws dev.signlab.diagnostic.LabException when there is no bundle in it
   */
  public static Verification of(Path file, Path bundle) {
    byte[] json = BoundedFile.read(bundle);
    return of(file, Bundle.parse(json, bundle.toString()));
  }

  /** Starts the verification of a file by a bundle. */
  public static Verification of(Path file, Bundle bundle) {
    return of(VerificationSubject.file(file, bundle));
  }

  /** Verifies by a policy. */
  public Verification with(VerificationPolicy wanted) {
    return new Verification(subject, Optional.of(wanted));
  }

  /** Verifies by a policy as it stands now. */
  public Verification with(VerificationPolicy.Builder wanted) {
    return with(wanted.build());
  }

  /** Verifies by a key and nothing else. */
  public Verification with(VerificationKey publicKey) {
    return with(VerificationPolicy.by(publicKey));
  }

  /** Verifies by a key that the report calls by its name, and nothing else. */
  public Verification with(NamedKey key) {
    return with(VerificationPolicy.by(key));
  }

  /**
   * Verifies by an identity that a certificate names, to the letter, and by nothing else. Nobody
   * vouches for a certificate until {@link #trusting} says who.
   *
   * @param identity who signed: an address, or the URI of a workflow
   * @param issuer who says so: the URL of an issuer of identity tokens
   */
  public Verification by(String identity, String issuer) {
    return with(VerificationPolicy.by(ExpectedIdentity.of(identity, issuer)));
  }

  /** Believes the logs and authorities of a root, at the time of this machine's clock. */
  public Verification trusting(TrustedRoot root) {
    return trusting(Trust.in(root, InstantSource.system()));
  }

  /**
   * Believes others beside the signer, and asks of them what the trust asks for.
   *
   * @throws IllegalStateException when it was not said before by whom is verified
   */
  public Verification trusting(Trust trust) {
    return with(wanted().trusting(trust));
  }

  private VerificationPolicy wanted() {
    return policy.orElseThrow(
        () ->
            new IllegalStateException(
                "no policy: call with(keys.publicKey()) or by(identity, issuer) first"));
  }

  /** Asks for an image in a registry through a client; a subject elsewhere has no use for it. */
  public Verification client(RegistryClient registry) {
    return new Verification(through(subject, registry), policy);
  }

  private static VerificationSubject through(VerificationSubject subject, RegistryClient registry) {
    return subject instanceof VerificationSubject.InRegistry image
        ? image.through(registry)
        : subject;
  }

  /** Verifies what is attested of the subject, in place of the signatures over it. */
  public Verification attested() {
    return subject instanceof VerificationSubject.Attestable about
        ? new Verification(about.attested(), policy)
        : this;
  }

  /** Verifies, and returns what was found. */
  public VerificationReport run() {
    VerificationPolicy wanted = wanted();
    // No switch over types: the JVM makes one anew in each process, which one-shot commands feel.
    if (subject instanceof VerificationSubject.Image image) {
      return new VerificationRun(image, wanted).run();
    }
    if (subject instanceof VerificationSubject.OfFile file) {
      return FileRun.signature(file, wanted);
    }
    return switch (((VerificationSubject.Attested) subject).about()) {
      case VerificationSubject.Image image -> new AttestationRun(image, wanted).run();
      case VerificationSubject.OfFile file -> FileRun.attestation(file, wanted);
    };
  }
}
