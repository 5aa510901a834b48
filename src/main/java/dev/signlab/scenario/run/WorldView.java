package dev.signlab.scenario.run;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.attach.AttachedSbom;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.monitor.Wanted;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.trust.Trust;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.client.Demand;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.check.ImageFacts;
import dev.signlab.scenario.check.LabView;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at the real world: the learner's folder, the registry by its own protocol, signatures by
 * the engine.
 *
 * @param folder where the learner works
 * @param registry speaks to registries
 * @param localImages finds an image on this machine
 * @param around what else there is
 * @param facts what was recorded
 */
record WorldView(
    Path folder,
    RegistryClient registry,
    Function<String, Optional<ImageFacts>> localImages,
    Around around,
    Facts facts)
    implements LabView {

  private static final String SIGNED = PredicateType.COSIGN_SIGN.uri();
  private static final Verdict ATTESTED_ONLY =
      Verdict.refused(Failure.of(Cause.NO_SIGNATURE, "a signature", "attestations"));

  /** What there is around a learner beside folder, registry and images. */
  interface Around {

    /** Returns how far the lab's clock is turned. */
    Duration turned();

    /** Returns whom the world's own services say to believe. */
    Trust trust();

    /** Returns what the log finds. */
    List<String> logged(Wanted wanted);

    /** Returns what a registry asks of those who show nothing. */
    Demand demand(Registry at);

    /** Returns whose login for a registry is kept. */
    Optional<String> login(Registry at);

    /** Tells whether a server runs. */
    boolean runs(String server);

    /** Returns the versions of a key in the vault. */
    List<VerificationKey> vaultKey(String name);

    /** Returns the learner's requests that were answered. */
    List<String> answered();

    /** Tells whether a fault is in the world. */
    boolean isBroken();
  }

  @Override
  public Trust trust() {
    return around.trust();
  }

  @Override
  public List<String> logged(Wanted wanted) {
    return around.logged(wanted);
  }

  @Override
  public Demand demand(Registry at) {
    return around.demand(at);
  }

  @Override
  public Optional<String> login(Registry at) {
    return around.login(at);
  }

  @Override
  public boolean runs(String server) {
    return around.runs(server);
  }

  @Override
  public List<VerificationKey> vaultKey(String name) {
    return around.vaultKey(name);
  }

  @Override
  public List<String> answered() {
    return around.answered();
  }

  @Override
  public boolean isBroken() {
    return around.isBroken();
  }

  @Override
  public Duration turned() {
    return around.turned();
  }

  @Override
  public boolean answers(Registry at) {
    try {
      registry.ping(at);
      return true;
    } catch (LabException e) {
      return e.problem().isOf(Cause.NOT_AUTHORIZED) || e.problem().isOf(Cause.NOT_ALLOWED);
    }
  }

  @Override
  public Optional<Digest> digest(Reference reference) {
    return registry.head(reference).map(Descriptor::digest);
  }

  @Override
  public Optional<ImageFacts> image(Reference reference) {
    return registry.findManifest(reference).map(manifest -> facts(reference, manifest));
  }

  private ImageFacts facts(Reference reference, Manifest manifest) {
    if (!(manifest instanceof ImageManifest image)) {
      return new ImageFacts(manifest.digest(), 0, Map.of());
    }
    byte[] config = registry.blob(reference.repository(), image.config());
    return facts(image, config);
  }

  /** Returns what checks want to know of an image and its configuration. */
  static ImageFacts facts(ImageManifest image, byte[] config) {
    Map<String, String> labels =
        Json.parseObject(config, "the configuration of the image")
            .optionalObject("config")
            .map(WorldView::labels)
            .orElse(Map.of());
    return new ImageFacts(image.digest(), image.layers().size(), labels);
  }

  private static Map<String, String> labels(JsonFields config) {
    return config.texts("Labels");
  }

  @Override
  public Optional<ImageFacts> localImage(String name) {
    return localImages.apply(name);
  }

  @Override
  public int signatures(Reference reference) {
    Digest digest = registry.resolve(reference);
    Shelf shelf = Shelf.of(registry, reference.repository());
    int legacy = shelf.signatures(digest).map(list -> list.signatures().size()).orElse(0);
    return legacy
        + (int)
            shelf.bundles(digest).bundles().stream()
                .filter(each -> isSignature(each.predicateType().orElse(SIGNED)))
                .count();
  }

  @Override
  public Optional<byte[]> attachedSbom(Reference reference) {
    return Shelf.of(registry, reference.repository())
        .sbom(registry.resolve(reference))
        .map(AttachedSbom::content);
  }

  @Override
  public Verdict verify(
      Reference reference,
      Path key,
      Map<String, String> annotations,
      Optional<SignatureLayout> layout,
      Optional<Repository> keptIn) {
    VerificationPolicy.Builder policy = VerificationPolicy.by(named(key)).annotations(annotations);
    layout.ifPresent(policy::layout);
    return verify(
        VerificationSubject.image(reference).through(registry).keptIn(keptIn), policy, layout);
  }

  @Override
  public Verdict verify(Reference reference, ExpectedIdentity identity) {
    return verify(
        VerificationSubject.image(reference).through(registry),
        VerificationPolicy.by(identity).trusting(trust()),
        Optional.empty());
  }

  private static Verdict verify(
      VerificationSubject subject,
      VerificationPolicy.Builder policy,
      Optional<SignatureLayout> layout) {
    List<VerificationReport> reports = new ArrayList<>();
    reports.add(Verification.of(subject).with(policy.build()).run());
    if (layout.isEmpty() && reports.getFirst().isBundled()) {
      policy.layout(SimpleSigningLayout.LEGACY);
      reports.add(Verification.of(subject).with(policy.build()).run());
    }
    return verdict(reports);
  }

  private static NamedKey named(Path key) {
    String name = key.getFileName().toString();
    return new NamedKey(name, VerificationKey.parsePem(BoundedFile.read(key), name));
  }

  /** A learner may use any tool, so a signature counts in whatever layout it hangs there. */
  private static Verdict verdict(List<VerificationReport> reports) {
    long signatures =
        reports.stream()
            .flatMap(report -> report.signatures().stream())
            .filter(each -> isSignature(each.payload().type()))
            .count();
    return reports.stream()
        .flatMap(report -> report.failure().stream())
        .filter(failed -> signatures == 0)
        .findFirst()
        .map(failed -> Verdict.refused(failed.failure()))
        .orElseGet(() -> signatures == 0 ? ATTESTED_ONLY : Verdict.good((int) signatures));
  }

  /** Attestations verify too, but say something else. */
  private static boolean isSignature(String type) {
    return type.equals(SIGNED) || type.equals(SimpleSigningPayload.TYPE);
  }

  @Override
  public Verdict verifyAttestations(Reference reference, Path key, String type) {
    VerificationSubject subject = VerificationSubject.image(reference).through(registry).attested();
    VerificationPolicy policy = VerificationPolicy.by(named(key)).type(type).build();
    VerificationReport report = Verification.of(subject).with(policy).run();
    return report
        .failure()
        .map(failed -> Verdict.refused(failed.failure()))
        .orElseGet(() -> Verdict.good(report.attestations().size()));
  }
}
