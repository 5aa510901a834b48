package dev.signlab.registry.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Blobs under one digest algorithm: all ways in, all ways out, and what must be refused. */
final class BlobSteps {

  private static final int SMALL = 512;

  /** Long enough for three chunks, the last one shorter. */
  private static final int LONG = 3 * Chunks.SHORTEST - 5;

  private final String algorithm;
  private final String other;
  private final Blobs blobs;
  private final Blobs elsewhere;
  private final List<Step> steps = new ArrayList<>();

  BlobSteps(Wire wire, String algorithm, String repository, String other) {
    this.algorithm = algorithm;
    this.other = other;
    this.blobs = new Blobs(wire, repository);
    this.elsewhere = new Blobs(wire, other);
  }

  List<Step> all() {
    step("what is missing", () -> blobs.getMissing(noise(SMALL, "missing")));
    pushed("in one chunk", Way.CHUNKS, noise(SMALL, "in one chunk"));
    for (Way way : Way.values()) {
      int length = way.isInDisorder() || way.endsInPut() || way == Way.CHUNKS ? LONG : SMALL;
      pushed(way.toString(), way, noise(length, way.toString()));
    }
    mounts();
    cancelled();
    parts();
    pushed("nothing", Way.POST_PUT, Bytes.of(algorithm, ""));
    pushed("an empty object", Way.POST_PUT, Bytes.of(algorithm, "{}"));
    refused();
    return steps;
  }

  private void pushed(String name, Way way, Bytes blob) {
    step(name + " / push", () -> blobs.push(way, blob));
    found(name, blob);
    deleted(name, blobs, blob);
  }

  private void mounts() {
    mounted("mount", other, true);
    mounted("mount from anywhere", "", true);
    mounted("mount of what is missing", other, false);
  }

  private void mounted(String name, String source, boolean isThere) {
    Bytes blob = noise(SMALL, name);
    if (isThere) {
      step(name + " / push elsewhere", () -> elsewhere.push(Way.POST_PUT, blob));
      step(name + " / mount", () -> blobs.mount(blob, source));
    } else {
      step(name + " / mount", () -> notMounted(blob, source));
    }
    found(name, blob);
    deleted(name, blobs, blob);
    if (isThere) {
      deleted(name + " / elsewhere", elsewhere, blob);
    }
  }

  /** What is nowhere cannot be mounted: an upload begins instead. */
  private void notMounted(Bytes blob, String source) {
    try {
      blobs.mount(blob, source);
    } catch (UnsupportedException e) {
      return;
    }
    throw new AssertionError("mounted, though it is nowhere");
  }

  private void cancelled() {
    step("cancel / open and cancel", blobs::openAndCancel);
    deleted("cancel", blobs, noise(SMALL, "cancel"));
  }

  private void parts() {
    Bytes blob = noise(2048, "parts");
    step("parts / push", () -> blobs.push(Way.POST_PUT, blob));
    part(blob, "500-1499", 500, 1500);
    part(blob, "500-", 500, 2048);
    part(blob, "-500", 1548, 2048);
    part(blob, "2000-5000", 2000, 2048);
    noPart(blob, "500-0");
    noPart(blob, "5000-10000");
    deleted("parts", blobs, blob);
  }

  private void part(Bytes blob, String range, int first, int end) {
    String served = "bytes " + first + "-" + (end - 1) + "/";
    byte[] expected = Arrays.copyOfRange(blob.content(), first, end);
    step(
        "parts / " + range,
        () -> {
          Answer answer = someOf(blob, range).is(206).carries(expected).measures(end - first);
          answer.hasOneOf("Content-Range", List.of(served + blob.length(), served + "*"));
        });
  }

  private void noPart(Bytes blob, String range) {
    step("parts / " + range, () -> someOf(blob, range).is(416));
  }

  /** A registry may know no parts and answer the whole, as any HTTP server. */
  private Answer someOf(Bytes blob, String range) {
    Answer answer = blobs.getPart(blob, "bytes=" + range);
    if (answer.status() == 200) {
      answer.carries(blob.content()).measures(blob.length());
      throw new UnsupportedException("no parts of blobs");
    }
    return answer;
  }

  private void refused() {
    for (Way way :
        List.of(Way.POST_ONLY, Way.POST_PUT, Way.CHUNKS, Way.CHUNKS_TO_PUT, Way.STREAM)) {
      Bytes spoilt = noise(LONG, "spoilt " + way).spoilt("spoilt");
      step("wrong digest / " + way, () -> blobs.push(way, spoilt));
    }
  }

  private void found(String name, Bytes blob) {
    step(name + " / head", () -> blobs.head(blob));
    step(name + " / get", () -> blobs.get(blob));
  }

  private void deleted(String name, Blobs where, Bytes blob) {
    step(name + " / delete", () -> where.delete(blob));
    step(name + " / is gone", () -> where.isGone(blob));
  }

  private Bytes noise(int length, String name) {
    return Bytes.noise(algorithm, length, algorithm + name);
  }

  private void step(String name, Step.Asking asking) {
    steps.add(new Step(algorithm + " blobs / " + name, asking));
  }
}
