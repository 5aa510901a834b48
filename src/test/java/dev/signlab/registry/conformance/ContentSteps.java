package dev.signlab.registry.conformance;

import java.util.ArrayList;
import java.util.List;

/** One content: pushed piece by piece, listed, asked for in all ways, and deleted. */
final class ContentSteps {

  private final Content content;
  private final Blobs blobs;
  private final Manifests manifests;
  private final Lists lists;
  private final List<Step> steps = new ArrayList<>();

  ContentSteps(Wire wire, String repository, Content content) {
    this.content = content;
    this.blobs = new Blobs(wire, repository);
    this.manifests = new Manifests(wire, repository);
    this.lists = new Lists(wire, repository);
  }

  List<Step> all() {
    eachBlob("push", blob -> blobs.push(Way.POST_PUT, blob));
    each("push", content.manifests(), each -> manifests.put(each.digest(), each));
    eachTag("push", manifests::put);
    step("tags", () -> lists.tags(content.tags().keySet()));
    eachTag("head", manifests::head);
    each("head", sound(), each -> manifests.head(each.digest(), each));
    eachBlob("head", blobs::head);
    eachTag("get", manifests::get);
    each("get", sound(), each -> manifests.get(each.digest(), each));
    eachBlob("get", blobs::get);
    if (!content.referrers().isEmpty()) {
      step("referrers", this::referrers);
    }
    eachTag("delete", (tag, any) -> manifests.delete(tag));
    eachTag("is gone", (tag, any) -> manifests.isGone(tag));
    deleted();
    return steps;
  }

  /** Only the blobs are pushed; everything is deleted, also what is not there. */
  List<Step> withoutManifest() {
    eachBlob("push", blob -> blobs.push(Way.POST_PUT, blob));
    deleted();
    return steps;
  }

  private void deleted() {
    for (Bytes manifest : content.manifests().reversed()) {
      String name = "manifest " + (1 + content.manifests().indexOf(manifest));
      step("delete / " + name, () -> manifests.delete(manifest.digest()));
      step("is gone / " + name, () -> manifests.isGone(manifest.digest()));
    }
    eachBlob("delete", blobs::delete);
    eachBlob("is gone", blobs::isGone);
  }

  private void referrers() {
    for (var subject : content.referrers().entrySet()) {
      lists.referrers(subject.getKey(), subject.getValue());
    }
  }

  private List<Bytes> sound() {
    return content.manifests().stream().filter(Bytes::isSound).toList();
  }

  private void eachBlob(String group, Use use) {
    for (int i = 0; i < content.blobs().size(); i++) {
      Bytes blob = content.blobs().get(i);
      step(group + " / blob " + (i + 1), () -> use.of(blob));
    }
  }

  private void each(String group, List<Bytes> some, Use use) {
    for (Bytes manifest : some) {
      String name = "manifest " + (1 + content.manifests().indexOf(manifest));
      step(group + " / " + name, () -> use.of(manifest));
    }
  }

  private void eachTag(String group, UseOfTag use) {
    content
        .tags()
        .forEach((tag, manifest) -> step(group + " / tag " + tag, () -> use.of(tag, manifest)));
  }

  private void step(String name, Step.Asking asking) {
    steps.add(new Step(content.name() + " / " + name, asking));
  }

  /** What is asked of bytes. */
  private interface Use {
    void of(Bytes bytes);
  }

  /** What is asked of a tag and the manifest behind it. */
  private interface UseOfTag {
    void of(String tag, Bytes manifest);
  }
}
