package dev.signlab.engine.view;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.logentry.EntryBody;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The fields of an entry of a log of signatures, of either version of Rekor. */
public final class EntryFields {

  private static final String WHAT = "the signer in the entry";

  private EntryFields() {}

  /** Returns the fields, those of the body and of the proof below. */
  public static List<ViewField> of(TransparencyLogEntry entry) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(ViewField.of("index", String.valueOf(entry.logIndex()), "its place in the log"));
    fields.add(ViewField.of("log", Shown.hex(entry.logId()), "the identifier of the log's key"));
    fields.add(ViewField.of("time", time(entry.integratedTime()), "when the log took it"));
    fields.add(body(entry));
    entry
        .inclusionPromise()
        .ifPresent(
            promise ->
                fields.add(
                    ViewField.of(
                        "promise",
                        Shown.bytes(promise),
                        "SET: the log signed body, time and index")));
    entry.inclusionProof().ifPresent(proof -> fields.add(proof(proof)));
    return fields;
  }

  /** Returns what an entry says of a signature: when, of what and by whom; nothing that proves. */
  public static List<ViewField> brief(TransparencyLogEntry entry) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(ViewField.of("log", Shown.hex(entry.logId())));
    fields.add(ViewField.of("time", time(entry.integratedTime()), "when the log took it"));
    List<ViewField> said = new ArrayList<>();
    try {
      EntryBody body = EntryBody.parse(entry);
      said.add(ViewField.of("digest", body.digest().toString()));
      body.verifiers().stream().map(EntryFields::briefSigner).forEach(said::add);
    } catch (LabException e) {
      said.add(Shown.unreadable("content", e));
    }
    String kind = Shown.text(entry.kind() + " " + entry.kindVersion());
    fields.add(new ViewField("body", kind, "what was logged", said));
    return fields;
  }

  private static ViewField briefSigner(byte[] der) {
    ViewField whole = signer(der);
    return new ViewField(
        whole.name(),
        whole.value(),
        whole.meaning(),
        whole.below().stream()
            .filter(field -> field.name().equals("name") || field.name().equals("issuer"))
            .toList());
  }

  /** Returns the fields of an entry of which there is nothing but what was logged. */
  static List<ViewField> ofBody(TransparencyLogEntry entry) {
    return List.of(body(entry));
  }

  private static String time(long seconds) {
    try {
      return seconds == 0
          ? "none; a timestamp has to say it"
          : Instant.ofEpochSecond(seconds).toString();
    } catch (DateTimeException e) {
      return String.valueOf(seconds);
    }
  }

  private static ViewField body(TransparencyLogEntry entry) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(
        ViewField.of("leaf", Shown.hex(entry.leafHash()), "SHA-256 of a zero byte and the body"));
    try {
      fields.addAll(body(EntryBody.parse(entry)));
    } catch (LabException e) {
      fields.add(Shown.unreadable("content", e));
    }
    String kind = Shown.text(entry.kind() + " " + entry.kindVersion());
    return new ViewField("body", kind, "what was logged", fields);
  }

  private static List<ViewField> body(EntryBody body) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(
        ViewField.of(
            "digest",
            body.digest().toString(),
            (body.ofPayload() ? "of an envelope's payload" : "of what was signed")
                + ", which is not here itself"));
    for (int i = 0; i < body.signatures().size(); i++) {
      fields.add(ViewField.of("signature", Shown.bytes(body.signatures().get(i))));
      fields.add(signer(body.verifiers().get(i)));
    }
    return fields;
  }

  private static ViewField signer(byte[] der) {
    if (VerificationKey.isEncoded(der)) {
      VerificationKey key = VerificationKey.parse(der, WHAT);
      return ViewField.of("signer", key.type().words() + " " + key.fingerprint(), "a key, no name");
    }
    Certificate certificate = Certificate.parse(der, WHAT);
    return ViewField.group(
        "signer", "a certificate, public for good", CertificateFields.brief(certificate));
  }

  private static ViewField proof(InclusionProof proof) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(ViewField.of("leaf", String.valueOf(proof.logIndex()), "its place in the tree"));
    fields.add(ViewField.of("tree", Shown.count(proof.treeSize(), "entry")));
    fields.add(ViewField.of("root", Shown.hex(proof.rootHash())));
    proof.hashes().forEach(hash -> fields.add(ViewField.of("hash", Shown.hex(hash))));
    if (!proof.checkpoint().isEmpty()) {
      fields.add(checkpoint(proof));
    }
    return ViewField.group("proof", "that it is in the tree", fields);
  }

  private static ViewField checkpoint(InclusionProof proof) {
    try {
      return ViewField.group(
          "checkpoint",
          "what the log signed of its tree",
          CheckpointFields.of(proof.readCheckpoint("the checkpoint")));
    } catch (LabException e) {
      return Shown.unreadable("checkpoint", e);
    }
  }
}
