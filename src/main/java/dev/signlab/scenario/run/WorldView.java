package dev.signlab.scenario.run;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.attach.SignatureStore;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.check.ImageFacts;
import dev.signlab.scenario.check.LabView;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at the real world: the learner's folder, the registry by its own protocol, signatures by
 * the engine.
 *
 * @param folder where the learner works
 * @param client speaks to registries
 * @param localImages finds an image on this machine
 * @param facts what was recorded
 */
record WorldView(
    Path folder,
    RegistryClient client,
    Function<String, Optional<ImageFacts>> localImages,
    Facts facts)
    implements LabView {

  @Override
  public boolean answers(Registry registry) {
    try {
      client.ping(registry);
      return true;
    } catch (LabException e) {
      return e.problem().cause() == Cause.NOT_AUTHORIZED;
    }
  }

  @Override
  public Optional<ImageFacts> image(Reference reference) {
    return client.findManifest(reference).map(manifest -> facts(reference, manifest));
  }

  private ImageFacts facts(Reference reference, Manifest manifest) {
    if (!(manifest instanceof ImageManifest image)) {
      return new ImageFacts(manifest.digest(), 0, Map.of());
    }
    byte[] config = client.blob(reference.repository(), image.config());
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
    return new SignatureStore(client, reference.repository())
        .find(client.resolve(reference))
        .map(list -> list.signatures().size())
        .orElse(0);
  }

  @Override
  public Verdict verify(Reference reference, Path key, Map<String, String> annotations) {
    String name = key.getFileName().toString();
    VerificationKey publicKey = VerificationKey.parsePem(BoundedFile.read(key), name);
    VerificationReport report =
        Verification.of(reference)
            .client(client)
            .with(new NamedKey(name, publicKey))
            .annotations(annotations)
            .run();
    return report
        .failure()
        .map(WorldView::refused)
        .orElseGet(() -> new Verdict(report.verified().size(), Optional.empty(), "", ""));
  }

  private static Verdict refused(Outcome.Failed failed) {
    return new Verdict(0, Optional.of(failed.cause()), failed.expected(), failed.found());
  }
}
