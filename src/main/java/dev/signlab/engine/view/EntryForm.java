package dev.signlab.engine.view;

import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.client.rekor.EntryAnswer;
import dev.signlab.sigstore.logentry.RekorBundle;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.protojson.ProtoFields;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An entry of a log of signatures, in each of the forms in which it comes. */
record EntryForm() implements FileForm {

  @Override
  public String kind() {
    return "log entry: a signature, and that a log has it";
  }

  @Override
  public String specification() {
    return "sigstore_rekor.proto; sigstore/rekor openapi.yaml; rekor-tiles CLIENTS.md";
  }

  @Override
  public boolean fits(FileContent file) {
    return isMessage(file) || isKept(file) || isBody(file) || isAnswer(file);
  }

  private static boolean isMessage(FileContent file) {
    return file.has("canonicalizedBody", "logIndex");
  }

  private static boolean isKept(FileContent file) {
    return file.has("SignedEntryTimestamp", "Payload");
  }

  private static boolean isBody(FileContent file) {
    return file.has("apiVersion", "kind", "spec")
        && List.of("hashedrekord", "dsse", "intoto")
            .contains(file.json().orElseThrow().node().get("kind").asString(""));
  }

  /** One entry under its name, as version 1 answers. */
  private static boolean isAnswer(FileContent file) {
    return file.json()
        .map(JsonFields::node)
        .filter(node -> node.size() == 1)
        .map(node -> node.iterator().next())
        .filter(entry -> entry.get("body") != null && entry.get("logID") != null)
        .isPresent();
  }

  @Override
  public List<ViewField> open(FileContent file) {
    return isBody(file) ? EntryFields.ofBody(bare(file)) : EntryFields.of(entry(file));
  }

  private static TransparencyLogEntry entry(FileContent file) {
    if (isMessage(file)) {
      return TransparencyLogEntry.parse(ProtoFields.parse(file.bytes(), "the log entry"));
    }
    return isKept(file)
        ? RekorBundle.parse(file.bytes(), "the file")
        : EntryAnswer.parse(file.json().orElseThrow());
  }

  private static TransparencyLogEntry bare(FileContent file) {
    JsonNode node = file.json().orElseThrow().node();
    return new TransparencyLogEntry(
        0,
        new byte[0],
        node.get("kind").asString(""),
        node.get("apiVersion").asString(""),
        0,
        Optional.empty(),
        Optional.empty(),
        file.bytes());
  }
}
