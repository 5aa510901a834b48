package dev.signlab.engine.blob;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.transparency.checkpoint.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Tells a person what is in a bundle, as {@code cosign bundle inspect} does. Verifies nothing. */
public final class BundleDescription {

  private final Outline outline = new Outline();

  private BundleDescription() {}

  /** Returns the description, one line each. */
  public static List<String> lines(Bundle bundle) {
    BundleDescription description = new BundleDescription();
    description.outline.line(0, "Bundle Media Type", bundle.version().mediaType());
    description.outline.head(0, "Verification Material");
    description.source(bundle.material().keySource());
    description.entries(bundle.material().tlogEntries());
    int timestamps = bundle.material().timestamps().size();
    if (timestamps > 0) {
      description.outline.head(1, "Timestamp Verification Data");
      description.outline.line(2, "RFC3161 Timestamps", timestamps);
    }
    description.content(bundle.content());
    return description.outline.lines();
  }

  private void source(KeySource source) {
    switch (source) {
      case KeySource.PublicKeyHint key -> {
        outline.line(1, "Content", "Public Key Identifier");
        outline.line(2, "Hint", hint(key.hint()));
      }
      case KeySource.LeafCertificate leaf -> {
        outline.line(1, "Content", "X.509 Certificate");
        certificate(2, leaf.der());
      }
      case KeySource.CertificateChain chain -> {
        outline.line(1, "Content", "X.509 Certificate Chain");
        outline.line(2, "Certificates", chain.certificates().size());
        for (int i = 0; i < chain.certificates().size(); i++) {
          outline.head(2, "Certificate [" + i + "]");
          certificate(3, chain.certificates().get(i));
        }
      }
    }
  }

  private void certificate(int depth, byte[] der) {
    Certificate facts = Certificate.parse(der, "the certificate in the bundle");
    outline.line(depth, "Signature Algorithm", facts.algorithm());
    outline.line(depth, "Issuer", facts.issuer());
    outline.head(depth, "Validity");
    outline.line(depth + 1, "Not Before", facts.notBefore());
    outline.line(depth + 1, "Not After", facts.notAfter());
    outline.head(depth, "Identity (Subject Alternative Name)");
    facts.identities().forEach(name -> outline.line(depth + 1, "Name", name));
  }

  private void entries(List<TransparencyLogEntry> entries) {
    if (!entries.isEmpty()) {
      outline.line(1, "Transparency Log Entries", entries.size());
    }
    for (int i = 0; i < entries.size(); i++) {
      outline.head(2, "Entry [" + i + "]");
      entry(entries.get(i));
    }
  }

  private void entry(TransparencyLogEntry entry) {
    outline.line(3, "Log Index", entry.logIndex());
    outline.line(3, "Log ID", HexFormat.of().formatHex(entry.logId()));
    outline.line(3, "Kind", entry.kind());
    outline.line(3, "Version", entry.kindVersion());
    long time = entry.integratedTime();
    outline.line(
        3, "Integrated Time", time == 0 ? "0 (Not set)" : Instant.ofEpochSecond(time).toString());
    entry
        .inclusionPromise()
        .ifPresent(
            promise -> {
              outline.head(3, "Inclusion Promise");
              outline.line(4, "Signed Entry Timestamp", present(promise));
            });
    entry.inclusionProof().ifPresent(this::proof);
    outline.line(3, "Canonicalized Body", present(entry.canonicalizedBody()));
  }

  private void proof(InclusionProof proof) {
    outline.head(3, "Inclusion Proof");
    outline.line(4, "Log Index", proof.logIndex());
    outline.line(4, "Tree Size", proof.treeSize());
    outline.line(4, "Hashes", proof.hashes().size());
    outline.head(4, "Checkpoint");
    try {
      Checkpoint checkpoint = proof.readCheckpoint("checkpoint");
      outline.line(5, "Origin", checkpoint.origin());
      outline.line(5, "Tree Size", checkpoint.size());
      outline.line(5, "Signatures", checkpoint.note().signatures().size());
    } catch (LabException e) {
      outline.line(5, "Envelope", present(proof.checkpoint().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void content(BundleContent content) {
    outline.head(0, "Content");
    switch (content) {
      case MessageSignature message -> {
        outline.line(1, "Type", "Message Signature");
        if (message.digest().length > 0) {
          outline.head(1, "Message Digest");
          outline.line(2, "Algorithm", message.algorithm());
          outline.line(2, "Digest", HexFormat.of().formatHex(message.digest()));
        }
        outline.line(1, "Signature", present(message.signature()));
      }
      case BundleContent.Envelope sealed -> envelope(sealed.envelope());
    }
  }

  private void envelope(DsseEnvelope envelope) {
    outline.line(1, "Type", "DSSE Envelope");
    outline.line(1, "Payload Type", envelope.payloadType());
    outline.line(1, "Payload", present(envelope.payload()));
    try {
      Statement statement = Statement.parse(envelope.payload(), "payload");
      outline.head(1, "Payload Content (in-toto)");
      outline.line(2, "Predicate Type", statement.predicateType().uri());
      outline.line(2, "Subjects", statement.subjects().size());
      statement
          .subjects()
          .forEach(subject -> subject.digests().forEach((name, hex) -> outline.line(3, name, hex)));
    } catch (LabException e) {
      outline.line(1, "[!] WARNING", "the payload is no in-toto statement");
    }
    byte[] signature = envelope.signatures().getFirst().signature();
    outline.line(1, "Signatures", envelope.signatures().size());
    outline.line(2, "Signature", present(signature));
  }

  /** cosign shows the hint in hexadecimal where it is Base64. */
  private static String hint(String hint) {
    try {
      return HexFormat.of().formatHex(Base64.getDecoder().decode(hint));
    } catch (IllegalArgumentException e) {
      return hint;
    }
  }

  private static String present(byte[] bytes) {
    return "Present (" + bytes.length + " bytes)";
  }
}
