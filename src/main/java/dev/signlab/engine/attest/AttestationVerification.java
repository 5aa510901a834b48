package dev.signlab.engine.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.engine.attach.SavedImage;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.rules.RuleSet;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the attestations of an image, or of a file, by a public key:
 *
 * <pre>{@code
 * AttestationVerification.of("localhost:5001/app:1.0")
 *     .with(keys.publicKey()).type("spdxjson").run().print();
 * }</pre>
 *
 * <p>Each method returns a changed copy, and only those that begin with {@code run} do anything.
 * Whatever the registry answers becomes a step of the report; nothing but a bug is thrown for it.
 */
public final class AttestationVerification {

  private final String subject;
  private final Optional<SavedImage> saved;
  private final @Nullable RegistryClient client;
  private final @Nullable NamedKey key;
  private final AttestationRequest request;
  private final Optional<Repository> attestations;
  private final Supplier<List<NamedKey>> others;

  private AttestationVerification(
      String subject,
      Optional<SavedImage> saved,
      @Nullable RegistryClient client,
      @Nullable NamedKey key,
      AttestationRequest request,
      Optional<Repository> attestations,
      Supplier<List<NamedKey>> others) {
    this.subject = subject;
    this.saved = saved;
    this.client = client;
    this.key = key;
    this.request = request;
    this.attestations = attestations;
    this.others = others;
  }

  /** Starts the verification of an image, or a file, by what people type. */
  public static AttestationVerification of(String subject) {
    return new AttestationVerification(
        subject,
        Optional.empty(),
        null,
        null,
        AttestationRequest.USUAL,
        Optional.empty(),
        List::of);
  }

  /** Starts the verification of an image that was saved in a folder. */
  public static AttestationVerification of(String folder, SavedImage image) {
    return new AttestationVerification(
        folder,
        Optional.of(image),
        null,
        null,
        AttestationRequest.USUAL,
        Optional.empty(),
        List::of);
  }

  /** Verifies by a key. */
  public AttestationVerification with(VerificationKey publicKey) {
    return with(NamedKey.of(publicKey));
  }

  /** Verifies by a key that the report calls by its name. */
  public AttestationVerification with(NamedKey named) {
    return new AttestationVerification(
        subject, saved, client, named, request, attestations, others);
  }

  /** Speaks to the registry through a client. */
  public AttestationVerification client(RegistryClient registry) {
    return new AttestationVerification(
        subject, saved, registry, key, request, attestations, others);
  }

  /** Asks for a type of predicate: one of cosign's short names, or a URI. */
  public AttestationVerification type(String aliasOrUri) {
    return with(request.withType(aliasOrUri));
  }

  /** Asks that every rule of these policies holds. */
  public AttestationVerification policies(List<RuleSet> policies) {
    return with(request.withPolicies(policies));
  }

  /** Does not compare the subjects with the artifact; only for those who asked for it by name. */
  public AttestationVerification ignoringClaimsUnsafe() {
    return with(request.withoutClaims());
  }

  /** Asks for an entry in a transparency log, by one who knows which logs are trusted. */
  public AttestationVerification trusting(LogJudge logs) {
    return with(request.trusting(logs));
  }

  /** Counts only signatures that were made with this hash, whatever the kind of key goes with. */
  public AttestationVerification hashedBy(DigestAlgorithm hash) {
    return with(request.withHash(hash));
  }

  /** Looks for attestations in another repository than the image's own. */
  public AttestationVerification attestationsIn(Repository repository) {
    return new AttestationVerification(
        subject, saved, client, key, request, Optional.of(repository), others);
  }

  /** Tries other keys when the given one did not sign; they never make a verification pass. */
  public AttestationVerification orElseTry(Supplier<List<NamedKey>> keys) {
    return new AttestationVerification(subject, saved, client, key, request, attestations, keys);
  }

  private AttestationVerification with(AttestationRequest changed) {
    return new AttestationVerification(subject, saved, client, key, changed, attestations, others);
  }

  /** Verifies the image, and returns what was found. */
  public AttestationReport run() {
    if (saved.isPresent()) {
      SavedImage image = saved.get();
      return run(image, () -> image.readImage().digest());
    }
    RegistryClient registry =
        client == null ? RegistryClient.of(RegistryAccess.anonymous()) : client;
    Reference reference = Reference.parse(subject);
    Shelf shelf = Shelf.of(registry, attestations.orElse(reference.repository()));
    return run(shelf, () -> registry.fetchedDigest(reference));
  }

  private AttestationReport run(Shelf shelf, Supplier<Digest> resolve) {
    return new AttestationRun(subject, named(), request, signatures("verify-attestation"))
        .run(shelf, resolve);
  }

  /**
   * Verifies a bundle about a file.
   *
   * @param file what the statement should speak of
   */
  public AttestationReport run(Bundle bundle, Artifact file) {
    return report(judge(file).judge("attestation", bundle));
  }

  /** Verifies a bare envelope about a file. */
  public AttestationReport run(DsseEnvelope envelope, Artifact file) {
    return report(judge(file).judge("attestation", envelope));
  }

  private AttestationJudge judge(Artifact file) {
    BundleJudge files = BundleJudge.ofFiles(named()).orElseTry(others, this::lineOfFile);
    return new AttestationJudge(logged(files), file, request);
  }

  private AttestationReport report(JudgedAttestation judged) {
    return new AttestationReport(
        subject, named(), request, List.of(), List.of(judged), Optional.empty());
  }

  private BundleJudge signatures(String command) {
    return logged(
        BundleJudge.ofImages(named())
            .orElseTry(others, other -> line(command, other) + " " + subject));
  }

  private BundleJudge logged(BundleJudge judge) {
    BundleJudge hashed = request.hash().map(judge::hashedBy).orElse(judge);
    return request.logs().map(hashed::trusting).orElse(hashed);
  }

  private String lineOfFile(String other) {
    return line("verify-blob-attestation", other) + " --bundle FILE " + subject;
  }

  private String line(String command, String other) {
    return "cosign " + command + " --key " + other + " --type " + request.typed();
  }

  private NamedKey named() {
    if (key == null) {
      throw new IllegalStateException("no key: call with(keys.publicKey()) first");
    }
    return key;
  }
}
