package dev.signlab.engine.notary;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.FallbackIndex;
import dev.signlab.json.Json;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.DigestReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The signatures of the Notary Project that hang on one manifest (signature-specification.md,
 * Storage).
 *
 * @param client speaks to the registry
 * @param subject the manifest
 */
public record NotaryShelf(RegistryClient client, DigestReference subject) {

  /** What such a signature is in a registry. */
  public static final MediaType SIGNATURE = new MediaType("application/vnd.cncf.notary.signature");

  /** An envelope as this room reads and makes it. */
  public static final MediaType JWS = new MediaType("application/jose+json");

  private static final MediaType COSE = new MediaType("application/cose");
  private static final String THUMBPRINTS = "io.cncf.notary.x509chain.thumbprint#S256";
  private static final byte[] EMPTY = "{}".getBytes(UTF_8);

  /** Hangs a signature on the manifest, and returns the one that carries it. */
  public DigestReference push(Descriptor target, NotaryEnvelope envelope) {
    byte[] bytes = envelope.signature().bytes();
    client.pushBlob(subject.repository(), EMPTY);
    client.pushBlob(subject.repository(), bytes);
    Manifest carrier =
        ImageManifest.of(Descriptor.of(SIGNATURE, EMPTY))
            .layer(Descriptor.of(JWS, bytes))
            .subject(new Descriptor(target.mediaType(), target.digest(), target.size()))
            .annotations(Map.of(THUMBPRINTS, thumbprints(envelope)))
            .build();
    FallbackIndex.push(client, subject, carrier);
    return subject.repository().digest(carrier.digest());
  }

  private static String thumbprints(NotaryEnvelope envelope) {
    var list = Json.array();
    envelope
        .chain()
        .certificates()
        .forEach(each -> list.add(Digest.of(each.encoded()).hex().toUpperCase(Locale.ROOT)));
    return Json.writeText(list);
  }

  /** Returns the manifests that carry signatures, in the registry's order. */
  public List<DigestReference> list() {
    return client.referrers(subject).manifests().stream()
        .map(each -> subject.repository().digest(each.digest()))
        .filter(this::isSignature)
        .toList();
  }

  /** What a listing says of types cannot be trusted. */
  private boolean isSignature(DigestReference carrier) {
    return client
        .findManifest(carrier)
        .flatMap(Manifest::typeOrConfigType)
        .filter(SIGNATURE::equals)
        .isPresent();
  }

  /**
   * Reads the envelope that a manifest carries.
   *
   * @throws LabException with the cause MALFORMED, or NOT_JUDGED for an envelope in COSE
   */
  public NotaryEnvelope read(DigestReference carrier) {
    if (!(client.manifest(carrier) instanceof ImageManifest manifest)
        || manifest.layers().size() != 1) {
      throw refused(carrier, "an image manifest with one layer", "another", Cause.MALFORMED);
    }
    Optional<Digest> about = manifest.subject().map(Descriptor::digest);
    if (!about.equals(Optional.of(subject.digest()))) {
      throw refused(carrier, "the subject " + subject.digest(), about + "", Cause.WRONG_IMAGE);
    }
    Descriptor layer = manifest.layers().getFirst();
    if (!layer.mediaType().equals(JWS)) {
      Cause cause = layer.mediaType().equals(COSE) ? Cause.NOT_JUDGED : Cause.MALFORMED;
      throw refused(
          carrier, "an envelope of type " + JWS.value(), layer.mediaType().value(), cause);
    }
    return NotaryEnvelope.parse(
        client.blob(subject.repository(), layer), "the envelope in " + carrier.digest());
  }

  private static LabException refused(
      DigestReference carrier, String expected, String found, Cause cause) {
    return Problem.of("the signature in " + carrier + " cannot be read")
        .expected(expected)
        .found(found)
        .cause(cause)
        .asException();
  }
}
