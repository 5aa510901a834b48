package dev.signlab.engine.sign;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.Signer;
import dev.signlab.engine.attach.NewSignature;
import dev.signlab.engine.attach.SignatureStore;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final @Nullable Signer signer;
  private final SigningRequest request;

  private Signing(
      Reference reference,
      @Nullable RegistryClient client,
      @Nullable Signer signer,
      SigningRequest request) {
    this.reference = reference;
    this.client = client;
    this.signer = signer;
    this.request = request;
  }

  /** Starts the signing of an image by what people type. */
  public static Signing of(String image) {
    return of(Reference.parse(image));
  }

  /** Starts the signing of an image. */
  public static Signing of(Reference image) {
    return new Signing(image, null, null, SigningRequest.USUAL);
  }

  /** Signs another image in the same way. */
  public Signing image(Reference image) {
    return new Signing(image, client, signer, request);
  }

  /** Signs with a key. */
  public Signing with(Signer key) {
    return new Signing(reference, client, key, request);
  }

  /** Speaks to the registry through a client. */
  public Signing client(RegistryClient registry) {
    return new Signing(reference, registry, signer, request);
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

  /** Names the image otherwise than by its repository; verifiers of containers/image compare it. */
  public Signing as(String dockerReference) {
    return with(request.withIdentity(dockerReference));
  }

  private Signing with(SigningRequest changed) {
    return new Signing(reference, client, signer, changed);
  }

  /**
   * Signs what the reference points at now, and pushes the signature.
   *
   * @return each image that was signed, the one that was named first
   */
  public List<SignedImage> push() {
    if (signer == null) {
      throw new IllegalStateException("no key: call with(keys) first");
    }
    RegistryClient registry = client == null ? ownClient() : client;
    Signer key = signer;
    Repository repository = reference.repository();
    SignatureStore store = new SignatureStore(registry, request.repository().orElse(repository));
    return ManifestWalk.of(registry, reference, request.scope()).stream()
        .map(digest -> sign(repository.digest(digest), key, store))
        .toList();
  }

  private SignedImage sign(DigestReference image, Signer key, SignatureStore store) {
    Digest digest = image.digest();
    byte[] payload = payload(image).bytes();
    boolean added = store.add(digest, NewSignature.of(payload, key));
    return new SignedImage(image, store.tag(digest), added);
  }

  private SimpleSigningPayload payload(DigestReference image) {
    Optional<String> identity = request.identity();
    return SimpleSigningPayload.of(
        identity.orElse(image.repository().toString()), image.digest(), request.annotations());
  }

  private static RegistryClient ownClient() {
    HttpTransport transport = HttpTransport.of(InstantSource.system(), new ExchangeLog());
    return RegistryClient.of(RegistryAccess.of(transport));
  }
}
