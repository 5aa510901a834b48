package dev.signlab.engine.sign;

import dev.signlab.crypto.Signer;
import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs an image and hangs the signature on it:
 *
 * <pre>{@code Signing.of("localhost:5001/app:1.0").with(KeyPair.generate()).push();}</pre>
 *
 * <p>Each method returns a changed copy, and only {@link #push} does anything.
 */
public final class Signing {

  private final Reference reference;
  private final @Nullable RegistryClient client;
  private final @Nullable Signatory signatory;
  private final SigningRequest request;
  private final InstantSource clock;

  private Signing(
      Reference reference,
      @Nullable RegistryClient client,
      @Nullable Signatory signatory,
      SigningRequest request,
      InstantSource clock) {
    this.reference = reference;
    this.client = client;
    this.signatory = signatory;
    this.request = request;
    this.clock = clock;
  }

  /** Starts the signing of an image by what people type. */
  public static Signing of(String image) {
    return of(Reference.parse(image));
  }

  /** Starts the signing of an image. */
  public static Signing of(Reference image) {
    return new Signing(image, null, null, SigningRequest.USUAL, InstantSource.system());
  }

  /** Signs another image in the same way. */
  public Signing image(Reference image) {
    return new Signing(image, client, signatory, request, clock);
  }

  /** Signs with a key. */
  public Signing with(Signer key) {
    return by(Signatory.of(key));
  }

  /** Signs as somebody: with a key or by an identity, before witnesses. */
  public Signing by(Signatory somebody) {
    return new Signing(reference, client, somebody, request, clock);
  }

  /** Speaks to the registry through a client. */
  public Signing client(RegistryClient registry) {
    return new Signing(reference, registry, signatory, request, clock);
  }

  /** Puts annotations into the payload. */
  public Signing annotations(Map<String, String> annotations) {
    return with(request.withAnnotations(annotations));
  }

  /** Signs, with an index, also each manifest that it lists, and what those list. */
  public Signing recursive() {
    return with(request.withScope(SigningRequest.Scope.RECURSIVE));
  }

  /** Keeps the signature in another repository than the image's own. */
  public Signing signaturesIn(Repository repository) {
    return with(request.withRepository(repository));
  }

  /** Hangs the signature up in a given layout; it is the bundle of cosign 3 unless this is said. */
  public Signing layout(SignatureLayout layout) {
    return with(request.withLayout(layout));
  }

  /** Signs and hangs nothing up; what was made is in what {@link #push} returns. */
  public Signing withoutUpload() {
    return with(request.withoutUpload());
  }

  /** Takes the time at which a bundle is hung up from a clock. */
  public Signing clock(InstantSource source) {
    return new Signing(reference, client, signatory, request, source);
  }

  /**
   * Names the image otherwise than by its repository; verifiers of containers/image compare it.
   * Only the legacy layout has such a name, and there each name gets a signature of its own. An
   * empty name is the repository's, and so is an empty list.
   */
  public Signing as(List<String> dockerReferences) {
    return with(request.withIdentities(dockerReferences));
  }

  /**
   * Signs these bytes whatever they say, instead of a payload that names the image and has the
   * annotations. Only the legacy layout has such a payload.
   */
  public Signing payload(byte[] bytes) {
    return with(request.withPayload(bytes));
  }

  private Signing with(SigningRequest changed) {
    return new Signing(reference, client, signatory, changed, clock);
  }

  private Signatory signatory() {
    if (signatory == null) {
      throw new IllegalStateException("nobody signs: call with(keys) or by(somebody) first");
    }
    return signatory;
  }

  /**
   * Signs what the reference points at now, and pushes the signature.
   *
   * @return each image that was signed, the one that was named first
   */
  public List<SignedImage> push() {
    Signatory somebody = signatory();
    RegistryClient registry = client == null ? RegistryClient.anonymous() : client;
    Repository repository = reference.repository();
    ImageSigner images =
        switch (request.layout()) {
          case SimpleSigningLayout legacy -> new LegacySigner(registry, somebody, request);
          case BundleLayout bundle -> new BundleSigner(registry, somebody, request, clock);
        };
    return ManifestWalk.of(registry, reference, request.scope()).stream()
        .map(manifest -> images.sign(repository.digest(manifest.digest()), manifest))
        .toList();
  }
}
