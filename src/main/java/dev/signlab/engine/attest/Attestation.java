package dev.signlab.engine.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.Signer;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttestationStore;
import dev.signlab.engine.attach.BundleStore;
import dev.signlab.engine.attach.LegacyEvidence;
import dev.signlab.engine.attest.AttachedAttestation.Layout;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.json.Json;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.intoto.Subject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Attests something about an image, and hangs it on the image:
 *
 * <pre>{@code
 * Predicate sbom = Predicate.of("spdxjson", bytes, "sbom.json", Instant.EPOCH);
 * Attestation.of("localhost:5001/app:1.0").with(keys).says(sbom).push();
 * }</pre>
 *
 * <p>Each method returns a changed copy, and only {@link #sign} and {@link #push} do anything.
 */
public final class Attestation {

  private final Reference image;
  private final @Nullable RegistryClient client;
  private final @Nullable Signatory signatory;
  private final Optional<Predicate> predicate;
  private final Optional<Statement> statement;
  private final Placement placement;

  private Attestation(
      Reference image,
      @Nullable RegistryClient client,
      @Nullable Signatory signatory,
      Optional<Predicate> predicate,
      Optional<Statement> statement,
      Placement placement) {
    this.image = image;
    this.client = client;
    this.signatory = signatory;
    this.predicate = predicate;
    this.statement = statement;
    this.placement = placement;
  }

  /** Where attestations go: in which layout, in place of others or not, which repository, when. */
  private record Placement(
      Layout layout, boolean replacing, Optional<Repository> repository, InstantSource clock) {}

  /** Starts an attestation about an image by what people type. */
  public static Attestation of(String image) {
    return of(Reference.parse(image));
  }

  /** Starts an attestation about an image. */
  public static Attestation of(Reference image) {
    return new Attestation(
        image,
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        new Placement(Layout.BUNDLE, false, Optional.empty(), InstantSource.system()));
  }

  /** Attests the same of another image. */
  public Attestation image(Reference other) {
    return new Attestation(other, client, signatory, predicate, statement, placement);
  }

  /** Signs with a key. */
  public Attestation with(Signer key) {
    return by(Signatory.of(key));
  }

  /** Signs as somebody: with a key or by an identity, before witnesses. */
  public Attestation by(Signatory somebody) {
    return new Attestation(image, client, somebody, predicate, statement, placement);
  }

  /** Speaks to the registry through a client. */
  public Attestation client(RegistryClient registry) {
    return new Attestation(image, registry, signatory, predicate, statement, placement);
  }

  /** Says this of the image. */
  public Attestation says(Predicate said) {
    return new Attestation(
        image, client, signatory, Optional.of(said), Optional.empty(), placement);
  }

  /** Signs a statement that is ready; it must speak of the image. */
  public Attestation states(Statement ready) {
    return new Attestation(
        image, client, signatory, Optional.empty(), Optional.of(ready), placement);
  }

  /** Hangs it up in cosign's legacy layout. */
  public Attestation legacy() {
    return placed(
        new Placement(Layout.LEGACY, placement.replacing, placement.repository, placement.clock));
  }

  /** Takes the place of those of the same type; in the legacy layout only. */
  public Attestation replacing() {
    return placed(new Placement(placement.layout, true, placement.repository, placement.clock));
  }

  /** Keeps it in another repository than the image's own. */
  public Attestation attestationsIn(Repository repository) {
    return placed(
        new Placement(
            placement.layout, placement.replacing, Optional.of(repository), placement.clock));
  }

  /** Takes the time at which bundles are hung up from a clock. */
  public Attestation clock(InstantSource clock) {
    return placed(
        new Placement(placement.layout, placement.replacing, placement.repository, clock));
  }

  private Attestation placed(Placement other) {
    return new Attestation(image, client, signatory, predicate, statement, other);
  }

  /** Signs what is said of the image that the reference points at now; nothing is pushed. */
  public AttestedImage sign() {
    return sign(registry().manifest(image));
  }

  /** Signs, and hangs the result on the image. */
  public AttestedImage push() {
    RegistryClient registry = registry();
    Manifest manifest = registry.manifest(image);
    AttestedImage attested = sign(manifest);
    Repository kept = placement.repository.orElse(image.repository());
    if (placement.layout == Layout.LEGACY) {
      pushLegacy(registry, kept, attested);
    } else {
      new BundleStore(registry, kept, placement.clock)
          .push(
              manifest.descriptor(),
              attested.bundle(),
              Optional.of(attested.statement().predicateType()));
    }
    return attested;
  }

  private void pushLegacy(RegistryClient registry, Repository kept, AttestedImage attested) {
    AttestationStore store = new AttestationStore(registry, kept);
    byte[] envelope = Json.write(attested.envelope().toJson());
    String type = attested.statement().predicateType().uri();
    Map<String, String> evidence = LegacyEvidence.annotations(attested.made());
    if (placement.replacing) {
      store.replace(attested.image().digest(), envelope, type, evidence);
    } else {
      store.add(attested.image().digest(), envelope, type, evidence);
    }
  }

  private AttestedImage sign(Manifest manifest) {
    if (signatory == null) {
      throw new IllegalStateException("nobody signs: call with(keys) or by(somebody) first");
    }
    Digest digest = manifest.digest();
    DigestReference fixed = image.repository().digest(digest);
    Statement said = statement.map(ready -> about(ready, digest)).orElseGet(() -> made(digest));
    SignedStatement signed = SignedStatement.of(said, signatory, placement.layout);
    return new AttestedImage(fixed, said, signed.envelope(), signed.made());
  }

  private Statement made(Digest digest) {
    Predicate said =
        predicate.orElseThrow(
            () -> new IllegalStateException("nothing to say: call says(predicate) first"));
    Subject subject = Subject.of(image.repository().toString(), digest);
    return Statement.of(Statement.V01, List.of(subject), said.type(), said.value());
  }

  /** A statement about something else would hang here and never verify. */
  private Statement about(Statement ready, Digest digest) {
    if (ready.speaksOf(digest)) {
      return ready;
    }
    throw Problem.of("the statement does not speak of this image")
        .tried("attest " + image)
        .expected("a subject with the digest " + digest)
        .found(
            ready.subjects().getFirst().digests().entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue())
                .collect(Collectors.joining(", ")))
        .cause(Cause.WRONG_IMAGE)
        .asException();
  }

  private RegistryClient registry() {
    if (client != null) {
      return client;
    }
    HttpTransport transport = HttpTransport.of(InstantSource.system(), new ExchangeLog());
    return RegistryClient.of(RegistryAccess.of(transport));
  }
}
