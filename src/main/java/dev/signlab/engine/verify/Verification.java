package dev.signlab.engine.verify;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.engine.attach.SavedImage;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the signatures of an image by a public key:
 *
 * <pre>{@code Verification.of("localhost:5001/app:1.0").with(keys.publicKey()).run().print();}
 * </pre>
 *
 * <p>Each method returns a changed copy, and only {@link #run} does anything. Whatever the registry
 * answers becomes a step of the report; nothing but a bug is thrown from it.
 */
public final class Verification {

  private final String image;
  private final @Nullable Reference reference;
  private final @Nullable SavedImage saved;
  private final @Nullable RegistryClient client;
  private final @Nullable NamedKey key;
  private final VerificationRequest request;
  private final Optional<Repository> signatures;
  private final Supplier<List<NamedKey>> others;

  private Verification(
      String image,
      @Nullable Reference reference,
      @Nullable SavedImage saved,
      @Nullable RegistryClient client,
      @Nullable NamedKey key,
      VerificationRequest request,
      Optional<Repository> signatures,
      Supplier<List<NamedKey>> others) {
    this.image = image;
    this.reference = reference;
    this.saved = saved;
    this.client = client;
    this.key = key;
    this.request = request;
    this.signatures = signatures;
    this.others = others;
  }

  /** Starts the verification of an image by what people type. */
  public static Verification of(String image) {
    return of(image, Reference.parse(image), null);
  }

  /** Starts the verification of an image. */
  public static Verification of(Reference image) {
    return of(image.toString(), image, null);
  }

  /** Starts the verification of a saved image, for which no registry is asked anything. */
  public static Verification of(SavedImage image) {
    return of(image.place(), null, image);
  }

  /** Starts the verification of a saved image that the report calls as it was typed. */
  public static Verification of(String words, SavedImage image) {
    return of(words, null, image);
  }

  private static Verification of(
      String image, @Nullable Reference reference, @Nullable SavedImage saved) {
    return new Verification(
        image, reference, saved, null, null, VerificationRequest.USUAL, Optional.empty(), List::of);
  }

  /** Verifies by a key. */
  public Verification with(VerificationKey publicKey) {
    return with(NamedKey.of(publicKey));
  }

  /** Verifies by a key that the report calls by its name. */
  public Verification with(NamedKey named) {
    return new Verification(image, reference, saved, client, named, request, signatures, others);
  }

  /** Speaks to the registry through a client. */
  public Verification client(RegistryClient registry) {
    return new Verification(image, reference, saved, registry, key, request, signatures, others);
  }

  /** Asks for annotations of these values. */
  public Verification annotations(Map<String, String> wanted) {
    return with(request.withAnnotations(wanted));
  }

  /** Does not compare the payload with the image; only for those who asked for it by name. */
  public Verification ignoringClaimsUnsafe() {
    return with(request.withoutClaims());
  }

  /**
   * Looks at signatures of one layout alone. Unless this is said, bundles are looked for first, and
   * legacy signatures where there are none.
   */
  public Verification layout(SignatureLayout only) {
    return with(request.withLayout(only));
  }

  /**
   * Asks of each bundle an entry in a transparency log, and judges what it brings. Legacy
   * signatures fail then, since their entries are not read yet.
   */
  public Verification trusting(LogJudge logs) {
    return with(request.withLogs(logs));
  }

  /** Counts only signatures that were made with this hash, whatever the kind of key goes with. */
  public Verification hashedBy(DigestAlgorithm hash) {
    return with(request.withHash(hash));
  }

  /** Looks for signatures in another repository than the image's own. */
  public Verification signaturesIn(Repository repository) {
    return new Verification(
        image, reference, saved, client, key, request, Optional.of(repository), others);
  }

  /**
   * Tries other keys when the given one did not sign, so that the report can say whose signature it
   * is. They never make a verification pass.
   */
  public Verification orElseTry(Supplier<List<NamedKey>> keys) {
    return new Verification(image, reference, saved, client, key, request, signatures, keys);
  }

  /**
   * Judges this signature alone, whatever hangs on the image.
   *
   * @param base64 the signature, in Base64
   * @param payload what was signed
   */
  public Verification signature(String base64, byte[] payload) {
    Shelf hand = Shelf.ofOne(base64, payload);
    return with(request.withLayout(SimpleSigningLayout.LEGACY).withPlace(hand));
  }

  private Verification with(VerificationRequest changed) {
    return new Verification(image, reference, saved, client, key, changed, signatures, others);
  }

  /** Verifies, and returns what was found. */
  public VerificationReport run() {
    if (key == null) {
      throw new IllegalStateException("no key: call with(keys.publicKey()) first");
    }
    Judges judges =
        new Judges(
            key,
            request,
            new SignatureJudge(image, key, request, others),
            new BundledJudge(image, key, request, others));
    if (saved != null) {
      return new VerificationRun(
              image, new Subject.Saved(saved), request.place().orElse(saved), judges)
          .run();
    }
    Reference named = Objects.requireNonNull(reference);
    RegistryClient registry =
        client == null ? RegistryClient.of(RegistryAccess.anonymous()) : client;
    Shelf shelf =
        request.place().orElseGet(() -> Shelf.of(registry, signatures.orElse(named.repository())));
    return new VerificationRun(image, new Subject.InRegistry(registry, named), shelf, judges).run();
  }
}
