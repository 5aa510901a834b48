package dev.signlab.registry.conformance;

import java.util.ArrayList;
import java.util.List;

/** All steps against one registry, in their order. */
final class Suite {

  private static final String REPOSITORY = "conformance/one";
  private static final String OTHER = "conformance/two";
  private static final String NONSENSE = "sha256:thisisnodigest";

  private final Wire wire;
  private final Manifests manifests;
  private final List<Step> steps = new ArrayList<>();

  private Suite(Wire wire) {
    this.wire = wire;
    this.manifests = new Manifests(wire, REPOSITORY);
  }

  /** Returns what is to be asked; nothing is asked yet. */
  static List<Step> of(Wire wire) {
    return new Suite(wire).all();
  }

  private List<Step> all() {
    step("base", () -> wire.get(wire.at("")).is(200));
    untouched(new Lists(wire, REPOSITORY));
    for (String algorithm : List.of(Bytes.SHA256, Bytes.SHA512)) {
      steps.addAll(new BlobSteps(wire, algorithm, REPOSITORY, OTHER).all());
    }
    for (Content content : Contents.all()) {
      steps.addAll(new ContentSteps(wire, REPOSITORY, content).all());
    }
    missingManifests();
    nonsense();
    return List.copyOf(steps);
  }

  private void untouched(Lists lists) {
    String subject = Bytes.of(Bytes.SHA256, "nobody has this").digest();
    step("untouched repository / tags", lists::noTags);
    step("untouched repository / referrers", () -> lists.noReferrers(subject));
  }

  private void missingManifests() {
    String digest = Bytes.noise(Bytes.SHA256, 1024, "missing manifest").digest();
    step("missing manifest / by digest", () -> manifests.getMissing(digest, 404));
    step("missing manifest / by tag", () -> manifests.getMissing("missing", 404));
  }

  /** The pieces are all there; only the digest is none. */
  private void nonsense() {
    Content content = Contents.smallImage("image under nonsense");
    Bytes manifest = content.manifests().getLast();
    List<Step> around = new ContentSteps(wire, REPOSITORY, content).withoutManifest();
    int pushes = content.blobs().size();
    steps.addAll(around.subList(0, pushes));
    step(content.name() + " / push", () -> manifests.putUnderNonsense(NONSENSE, manifest));
    step(content.name() + " / get", () -> manifests.getMissing(NONSENSE, 404, 400));
    steps.addAll(around.subList(pushes, around.size()));
  }

  private void step(String name, Step.Asking asking) {
    steps.add(new Step(name, asking));
  }
}
