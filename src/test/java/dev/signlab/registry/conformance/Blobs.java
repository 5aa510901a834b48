package dev.signlab.registry.conformance;

import java.net.URI;

/** The requests about one repository's blobs, and what must come back. */
final class Blobs {

  static final String OCTETS = "application/octet-stream";

  private final Wire wire;
  private final String repository;

  Blobs(Wire wire, String repository) {
    this.wire = wire;
    this.repository = repository;
  }

  /** Pushes bytes, which must be taken if they are sound, and else refused with 400. */
  void push(Way way, Bytes blob) {
    switch (way) {
      case POST_ONLY -> postOnly(blob);
      case POST_PUT -> finished(put(open(), blob), blob);
      case STREAM -> finished(streamed(blob), blob);
      default -> finished(new Chunks(wire, blob, way, opened()).send(), blob);
    }
  }

  /** Has a blob of another repository taken over, or of whichever has it. */
  void mount(Bytes blob, String source) {
    URI uri = Wire.with(uploads(), "mount", blob.digest());
    Answer answer = wire.ask("POST", source.isEmpty() ? uri : Wire.with(uri, "from", source));
    if (answer.is(201, 202).status() == 202) {
      finished(put(answer.location(), blob), blob);
      throw new UnsupportedException("not mounted, pushed instead");
    }
    kept(answer, blob);
  }

  void openAndCancel() {
    wire.ask("DELETE", open()).is(204);
  }

  void get(Bytes blob) {
    Answer answer = wire.get(at(blob)).is(200).carries(blob.content());
    answer.measures(blob.length()).isOf(blob);
  }

  void head(Bytes blob) {
    Answer answer = wire.ask("HEAD", at(blob)).is(200).carries(new byte[0]);
    answer.measures(blob.length()).isOf(blob);
  }

  Answer getPart(Bytes blob, String range) {
    return wire.get(at(blob), "Range", range);
  }

  void getMissing(Bytes blob) {
    wire.get(at(blob)).is(404);
  }

  /** Deletes a blob, or finds that it is not there, which is as good. */
  void delete(Bytes blob) {
    if (wire.ask("DELETE", at(blob)).is(202, 404, 405).status() == 405) {
      throw new UnsupportedException("blobs are not deleted");
    }
  }

  void isGone(Bytes blob) {
    wire.ask("HEAD", at(blob)).is(404);
  }

  private void postOnly(Bytes blob) {
    URI uri = Wire.with(uploads(), "digest", blob.digest());
    Answer answer = wire.send("POST", uri, blob.content(), "Content-Type", OCTETS);
    if (answer.status() == 202) {
      finished(put(answer.location(), blob), blob);
      throw new UnsupportedException("no bytes in a POST, pushed by PUT instead");
    }
    finished(answer, blob);
  }

  private Answer put(URI upload, Bytes blob) {
    URI uri = Wire.with(upload, "digest", blob.digest());
    return wire.send("PUT", uri, blob.content(), "Content-Type", OCTETS);
  }

  private Answer streamed(Bytes blob) {
    Answer patched = wire.stream("PATCH", open(), blob.content(), "Content-Type", OCTETS);
    URI uri = Wire.with(patched.is(202).location(), "digest", blob.digest());
    return wire.ask("PUT", uri, "Content-Type", OCTETS);
  }

  private void finished(Answer answer, Bytes blob) {
    if (blob.isSound()) {
      kept(answer, blob);
    } else {
      answer.is(400);
    }
  }

  /** What was taken is found where the answer says. */
  private void kept(Answer answer, Bytes blob) {
    answer.is(201).isOf(blob);
    wire.get(answer.location()).is(200).carries(blob.content());
  }

  private URI open() {
    return opened().location();
  }

  private Answer opened() {
    return wire.ask("POST", uploads()).is(202);
  }

  private URI uploads() {
    return wire.at(repository + "/blobs/uploads/");
  }

  private URI at(Bytes blob) {
    return wire.at(repository + "/blobs/" + blob.digest());
  }
}
