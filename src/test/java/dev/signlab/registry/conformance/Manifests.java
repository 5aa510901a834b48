package dev.signlab.registry.conformance;

import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests about one repository's manifests, and what must come back. */
final class Manifests {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String[] ACCEPT = {"Accept", Pieces.INDEX, "Accept", Pieces.MANIFEST};

  private final Wire wire;
  private final String repository;

  Manifests(Wire wire, String repository) {
    this.wire = wire;
    this.repository = repository;
  }

  /** Pushes a manifest under a tag or digest; one that is not of its digest must be refused. */
  void put(String reference, Bytes manifest) {
    Answer answer = send(reference, manifest);
    if (!manifest.isSound()) {
      answer.is(400);
      return;
    }
    answer.is(201).isOf(manifest);
    Optional<String> subject = subject(manifest);
    if (subject.isPresent()) {
      answer.has("OCI-Subject", subject.get());
    }
    comes(wire.get(answer.location(), ACCEPT), manifest).carries(manifest.content());
  }

  /** Pushes a manifest under what is no digest. */
  void putUnderNonsense(String reference, Bytes manifest) {
    send(reference, manifest).is(400);
  }

  void get(String reference, Bytes manifest) {
    comes(wire.get(at(reference), ACCEPT), manifest).carries(manifest.content()).isOf(manifest);
  }

  void head(String reference, Bytes manifest) {
    comes(wire.ask("HEAD", at(reference), ACCEPT), manifest).carries(new byte[0]).isOf(manifest);
  }

  void getMissing(String reference, Integer... statuses) {
    wire.get(at(reference), ACCEPT).is(statuses);
  }

  /** Deletes a tag or manifest, or finds that it is not there, which is as good. */
  void delete(String reference) {
    int status = wire.ask("DELETE", at(reference)).is(202, 404, 400, 405).status();
    if (status == 400 || status == 405) {
      throw new UnsupportedException("not deleted: " + status);
    }
  }

  void isGone(String reference) {
    wire.ask("HEAD", at(reference), ACCEPT).is(404);
  }

  /** Nobody tells the length before: that is how the suite's clients send manifests. */
  private Answer send(String reference, Bytes manifest) {
    String mediaType = mediaType(manifest);
    return wire.stream("PUT", at(reference), manifest.content(), "Content-Type", mediaType);
  }

  private static Answer comes(Answer answer, Bytes manifest) {
    return answer.is(200).has("Content-Type", mediaType(manifest)).measures(manifest.length());
  }

  private URI at(String reference) {
    return wire.at(repository + "/manifests/" + reference);
  }

  private static String mediaType(Bytes manifest) {
    return JSON.readTree(manifest.content()).get("mediaType").stringValue();
  }

  private static Optional<String> subject(Bytes manifest) {
    JsonNode subject = JSON.readTree(manifest.content()).path("subject");
    return subject.isMissingNode()
        ? Optional.empty()
        : Optional.of(subject.get("digest").stringValue());
  }
}
